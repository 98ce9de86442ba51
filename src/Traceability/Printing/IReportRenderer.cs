namespace Traceability.Printing;

/// <summary>Puts a report into one form: a page, a printed document, a spreadsheet.</summary>
public interface IReportRenderer
{
    /// <summary>The media type of what is written: "application/pdf".</summary>
    string ContentType { get; }

    /// <summary>With its dot: ".pdf".</summary>
    string FileExtension { get; }

    /// <summary>Writes the report as it is made. The stream need not be seekable, and stays open.</summary>
    /// <param name="progress">Told how far it is.</param>
    void Render(Report report, Stream output, IProgress<HowFar>? progress = null);
}

/// <summary>How far a long paper is.</summary>
/// <param name="Pages">Written so far; 0 where there are none.</param>
/// <param name="Rows">Of its tables, written so far.</param>
/// <param name="OfRows">Rows altogether.</param>
public sealed record HowFar(int Pages, long Rows, long OfRows)
{
    /// <summary>About how many pages there will be.</summary>
    public long OfPages => Rows == 0 ? Pages : Math.Max(Pages, Pages * OfRows / Rows);
}
