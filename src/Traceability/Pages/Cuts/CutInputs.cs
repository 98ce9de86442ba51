using System.ComponentModel.DataAnnotations;
using Traceability.Cutting;
using Traceability.Lots;

namespace Traceability.Pages.Cuts;

public sealed class MarkInput
{
    public long? Piece { get; set; }

    public MarkMethod? Method { get; set; }

    [StringLength(Text.LineLength), Display(Name = "place of the mark")]
    public string? Spot { get; set; }
}

public sealed class ReadBackInput
{
    public long? Piece { get; set; }

    [Required(ErrorMessage = "The mark is empty. Scan it, or type what it says.")]
    public string? Read { get; set; }

    public string? Counted { get; set; }

    public string? Evidence { get; set; }
}

/// <summary>What the tape measure says after the saw; nothing has to be stated.</summary>
public sealed class SawInput
{
    public string? Left { get; set; }

    public string? Scrap { get; set; }

    public AfterTheSaw Of(Unit unit)
    {
        var size = PieceSize.IsMeant(Left) && unit.Kind() is UnitKind.Area or UnitKind.Sheets ? PieceSize.Typed(Left, "Left") : null;
        var left = size is { } sheet ? unit.Kind() == UnitKind.Area ? sheet.Area(unit, "Left") : (Quantity?)null : Optional(Left, unit, "Left");
        return new(left, Optional(Scrap, unit, "Scrap"), size);
    }

    // "0" is an answer: nothing is left.
    private static Quantity? Optional(string? typed, Unit unit, string field) =>
        string.IsNullOrWhiteSpace(typed) ? null : typed.Trim() == "0" ? new(0, unit) : Amounts.Typed(typed, unit, field);
}

public sealed class LateInput
{
    [Display(Name = "day of the cut")]
    public DateOnly? CutOn { get; set; }

    [Required(ErrorMessage = "Say why it was cut before the marks were on: the reason is kept with the cut.")]
    public string? Reason { get; set; }
}

public sealed class VoidInput
{
    [Required(ErrorMessage = "Say why, in a few words: the reason is kept with the act.")]
    public string? Reason { get; set; }
}

/// <summary>What was written on paper first: who did it, and when.</summary>
public sealed class PaperInput
{
    public bool IsOn { get; set; }

    [StringLength(Text.LineLength), Display(Name = "name")]
    public string? By { get; set; }

    public DateTime? At { get; set; }

    public DateOnly? Day => IsOn && At is { } at ? DateOnly.FromDateTime(at) : null;

    /// <exception cref="DomainRuleException">Not yet, or not stated.</exception>
    public DateTimeOffset? Moment(TimeZoneInfo zone, DateTimeOffset now)
    {
        if (!IsOn) return null;
        if (string.IsNullOrWhiteSpace(By))
            throw new DomainRuleException("Who did it? Enter the name or code that stands on the sheet.", "By");
        if (At is not { } at)
            throw new DomainRuleException("When was it done? Enter the day and time that stand on the sheet.", "At");
        var moment = new DateTimeOffset(at, zone.GetUtcOffset(at)).ToUniversalTime();
        return moment <= now ? moment : throw new DomainRuleException("That is in the future. Enter the day and time that stand on the sheet.", "At");
    }
}
