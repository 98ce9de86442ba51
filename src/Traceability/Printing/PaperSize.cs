namespace Traceability.Printing;

/// <summary>The sheet: A4 (210 × 297 mm, ISO 216) or Letter (8.5 × 11 in).</summary>
public enum PaperSize
{
    A4,
    Letter,
}
