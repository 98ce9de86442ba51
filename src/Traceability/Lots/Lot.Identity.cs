using Traceability.Manufacture;

namespace Traceability.Lots;

/// <summary>The numbers by which a piece in the hand is known to be of this lot.</summary>
public sealed partial class Lot
{
    /// <summary>True for the heat, the maker's lot, the number read off it at the door, or the lot's own or root number.</summary>
    /// <remarks>The root and its heats have to be loaded: a cut-off of a cut-off carries the heat of the plate it came from.</remarks>
    public bool IsIdentifiedBy(string read) => IdentityNumbers().Any(number => Lots.NumberKey.Same(number, read));

    /// <summary>The number of this lot that the eye confuses with what was read; never taken for it.</summary>
    internal string? LooksLike(string read) =>
        IdentityNumbers().FirstOrDefault(number => !Lots.NumberKey.Same(number, read) && Lots.NumberKey.LookAlike(number) is { Length: > 0 } looks && looks == Lots.NumberKey.LookAlike(read));

    /// <summary>As said in a refusal: "heat 25987741 or ALU-0524-001".</summary>
    public string IdentityWords() => string.Join(" or ", AllHeats().Select(h => "heat " + h.Number).Append(Number));

    /// <summary>The number was lost for good: from now on only its grade is known.</summary>
    internal void KnownByGrade(string proof) => GradeOnly = proof;

    /// <summary>A mix is no better than the part of it that nobody has a paper of.</summary>
    internal void MixedFrom(IEnumerable<Lot> parts) => IsOpening = parts.Any(p => p.IsOpening);

    /// <summary>A piece is known no better than what it was parted from.</summary>
    internal void KnownAs(Lot parent) => (GradeOnly, HeatTreated, NewSurface) = (parent.GradeOnly, parent.HeatTreated, parent.NewSurface);

    /// <summary>The serial number of a unit, which it keeps through returns, outside work and rework: at first its own number.</summary>
    internal string? UnitSerial => Serial ?? (Product?.IdentifiedBy == IdentifiedBy.Serial ? Number : null);

    private IEnumerable<string> IdentityNumbers()
    {
        foreach (var heat in AllHeats()) yield return heat.Number;
        foreach (var lot in (Lot?[])[this, GradeOnly is null ? Root : null])
        {
            if (lot is null) continue;
            yield return lot.Number;
            if (GradeOnly is not null) continue;
            if (lot.SupplierLot is { } maker) yield return maker;
            if (lot.MarkedNumber is { } read) yield return read;
        }
    }

    // A number that was lost is not read off a certificate again.
    internal IEnumerable<Heat> AllHeats() => GradeOnly is null ? (Root ?? this).Heats.Concat(Heats).Select(h => h.Heat).Distinct() : [];
}
