using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.Rendering;
using Traceability.Quality;

namespace Traceability.Pages.Quality;

/// <summary>What is wrong. All but that can be left out.</summary>
public sealed class IssueInput
{
    [Required(ErrorMessage = "Say what is wrong, in a few words. The rest can come later."), StringLength(Text.NoteLength)]
    public string? What { get; set; }

    public string? About { get; set; }

    public bool Hold { get; set; } = true;

    [EnumDataType(typeof(IssueReason))]
    public IssueReason? Reason { get; set; }

    [StringLength(Text.LineLength)]
    public string? Where { get; set; }

    [StringLength(Text.LineLength)]
    public string? Machine { get; set; }

    public DateOnly? On { get; set; }

    public List<IFormFile> Photos { get; set; } = [];

    public IssueDetails Details => new(Where, Machine, Reason, On);

    public static SelectListItem[] Reasons { get; } = [new("Not said yet", ""), .. Enum.GetValues<IssueReason>().Select(r => new SelectListItem(Begun(r.Words()), r.ToString()))];

    internal static string Begun(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}

public sealed class DecisionInput
{
    [Required(ErrorMessage = "Choose the lot.")]
    public long? Lot { get; set; }

    /// <summary>Empty: all of it that is open.</summary>
    public string? Quantity { get; set; }

    [Required(ErrorMessage = "Choose what becomes of it."), EnumDataType(typeof(DispositionKind))]
    public DispositionKind? Kind { get; set; }

    [Required(ErrorMessage = "Say why, in a few words: the reason is kept with your name."), StringLength(Text.NoteLength)]
    public string? Reason { get; set; }

    [StringLength(Text.LineLength)]
    public string? Agreement { get; set; }

    public static SelectListItem[] Kinds { get; } =
    [
        new("Nothing is wrong with it: looked at, and good", nameof(DispositionKind.NoFault)), new("Use it as it is", nameof(DispositionKind.UseAsIs)), new("Rework it", nameof(DispositionKind.Rework)),
        new("Scrap it: it leaves the stock now", nameof(DispositionKind.Scrap)), new("Back to the supplier: it leaves the stock now", nameof(DispositionKind.ReturnToSupplier)),
    ];
}

public sealed class ReworkInput
{
    public long Disposition { get; set; }

    [StringLength(Text.NoteLength)]
    public string? Result { get; set; }
}

public sealed class VoidingInput
{
    public long Decision { get; set; }

    [StringLength(Text.NoteLength)]
    public string? VoidReason { get; set; }
}

public sealed class HoldingInput
{
    [Required(ErrorMessage = "Scan or type the lot.")]
    public string? Lot { get; set; }
}

public sealed class CauseInput
{
    [EnumDataType(typeof(IssueReason))]
    public IssueReason? Reason { get; set; }

    [StringLength(Text.NoteLength)]
    public string? Cause { get; set; }
}

public sealed class ActionInput
{
    [StringLength(Text.NoteLength)]
    public string? Action { get; set; }

    public long? Owner { get; set; }

    public DateOnly? Due { get; set; }
}

public sealed class DoneInput
{
    public long Of { get; set; }

    [StringLength(Text.NoteLength)]
    public string? Done { get; set; }
}

public sealed class JudgementInput
{
    public long Of { get; set; }

    [StringLength(Text.NoteLength)]
    public string? Judgement { get; set; }
}

public sealed class PhotoInput
{
    public List<IFormFile> Photos { get; set; } = [];
}
