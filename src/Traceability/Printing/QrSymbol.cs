using QRCoder;
using QRCoder.Exceptions;

namespace Traceability.Printing;

/// <summary>The modules of a QR code (ISO/IEC 18004) with its quiet zone of four, as runs of dark ones.</summary>
internal sealed class QrSymbol
{
    private QrSymbol(int size, IReadOnlyList<QrRun> runs, bool isLow) => (Size, Runs, IsLow) = (size, runs, isLow);

    /// <summary>Modules along a side, quiet zone included.</summary>
    public int Size { get; }

    public IReadOnlyList<QrRun> Runs { get; }

    /// <summary>Of error correction L, because the text was too long for M.</summary>
    public bool IsLow { get; }

    /// <summary>
    /// Error correction M, or L where the text is too long for M; null where it is too long for any symbol
    /// (2,953 bytes).
    /// </summary>
    public static QrSymbol? Of(string text)
    {
        foreach (var level in (ReadOnlySpan<QRCodeGenerator.ECCLevel>)[QRCodeGenerator.ECCLevel.M, QRCodeGenerator.ECCLevel.L])
        {
            try
            {
                // Beyond ASCII the symbol says that it is UTF-8 (ISO/IEC 18004, ECI 26): readers that have to guess guess wrongly.
                var plain = text.All(char.IsAscii);
                using var code = QRCodeGenerator.GenerateQrCode(text, level, forceUtf8: !plain, eciMode: plain ? QRCodeGenerator.EciMode.Default : QRCodeGenerator.EciMode.Utf8);
                return Read(code, level == QRCodeGenerator.ECCLevel.L);
            }
            catch (DataTooLongException)
            {
                // The next level holds more.
            }
        }

        return null;
    }

    private static QrSymbol Read(QRCodeData code, bool isLow)
    {
        var runs = new List<QrRun>();
        for (var y = 0; y < code.ModuleMatrix.Count; y++)
        {
            var row = code.ModuleMatrix[y];
            for (var x = 0; x < row.Count; x++)
            {
                if (!row[x]) continue;
                var first = x;
                while (x < row.Count && row[x]) x++;
                runs.Add(new QrRun(first, y, x - first));
            }
        }

        return new QrSymbol(code.ModuleMatrix.Count, runs, isLow);
    }
}

/// <summary>Dark modules side by side in one row.</summary>
internal readonly record struct QrRun(int X, int Y, int Length);
