namespace Traceability.Printing;

/// <summary>Puts a report into one form: a page, a printed document, a spreadsheet.</summary>
public interface IReportRenderer
{
    /// <summary>The media type of what is written: "application/pdf".</summary>
    string ContentType { get; }

    /// <summary>With its dot: ".pdf".</summary>
    string FileExtension { get; }

    /// <summary>Writes the report. The stream need not be seekable, and stays open.</summary>
    void Render(Report report, Stream output);
}
