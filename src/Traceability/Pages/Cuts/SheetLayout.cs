using Traceability.Lots;

namespace Traceability.Pages.Cuts;

/// <summary>
/// Rectangles laid out on a sheet in rows, the widest first, turned where they do not fit otherwise: a drawing to orient
/// oneself by, not a plan for the machine. Lengths in millionths of a millimetre.
/// </summary>
public sealed class SheetLayout
{
    public sealed record Placed(long X, long Y, long W, long H);

    private SheetLayout(IReadOnlyList<Placed> pieces, Placed? rest) => (Pieces, Rest) = (pieces, rest);

    /// <summary>In the order in which the pieces were given.</summary>
    public IReadOnlyList<Placed> Pieces { get; }

    /// <summary>The largest strip that stays free; null when none does.</summary>
    public Placed? Rest { get; }

    /// <summary>Null when they do not fit in rows; a cleverer nest may still hold them.</summary>
    public static SheetLayout? Of(PieceSize sheet, IReadOnlyList<PieceSize> pieces)
    {
        var placed = new Placed[pieces.Count];
        long x = 0, y = 0, row = 0, right = 0;
        foreach (var (piece, index) in pieces.Select((p, i) => (Lying(p, sheet), i)).OrderByDescending(p => p.Item1.WidthMicro).ThenByDescending(p => p.Item1.LengthMicro).ThenBy(p => p.i))
        {
            var (w, h) = (piece.LengthMicro, piece.WidthMicro);
            if (x + w > sheet.LengthMicro) (x, y, row) = (0, y + row, 0);
            if (w > sheet.LengthMicro || y + h > sheet.WidthMicro) return null;
            placed[index] = new(x, y, w, h);
            (x, row) = (x + w, Math.Max(row, h));
            right = Math.Max(right, x);
        }
        var bottom = y + row;
        var beside = new Placed(right, 0, sheet.LengthMicro - right, sheet.WidthMicro);
        var below = new Placed(0, bottom, sheet.LengthMicro, sheet.WidthMicro - bottom);
        var rest = (Int128)beside.W * beside.H >= (Int128)below.W * below.H ? beside : below;
        return new(placed, rest.W > 0 && rest.H > 0 ? rest : null);
    }

    // Along the sheet, unless only the other way fits.
    private static PieceSize Lying(PieceSize piece, PieceSize sheet) =>
        piece.LengthMicro > sheet.LengthMicro || piece.WidthMicro > sheet.WidthMicro ? new(piece.WidthMicro, piece.LengthMicro) : piece;
}
