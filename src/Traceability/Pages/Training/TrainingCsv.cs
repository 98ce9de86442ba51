using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Traceability.Data;
using Traceability.Printing;
using Traceability.Trainings;

namespace Traceability.Pages.Trainings;

/// <summary>Who is trained in what, a row for each person and subject, for a spreadsheet.</summary>
internal static class TrainingCsv
{
    public static FileContentResult Of(IEnumerable<MatrixCell> cells, string name, DateOnly today)
    {
        var rows = cells.Select(c => Csv.Row([c.Person.Code, c.Person.Name, c.Subject.Code, c.Subject.Title, WordsInText.Of(c.Standing), c.Training?.SopRevision?.Revision, c.Training is { } training ? WordsInText.Of(training.Kind) : null,
            c.Training?.Trainer?.Name, c.Training?.GivenOn, c.Until, c.Since, c.Training?.Evidence]));
        var text = Csv.Row(["Code", "Person", "Of", "Title", "State", "Revision trained in", "How", "By", "On", "Valid until", "Overdue since", "Evidence"]) + string.Concat(rows);
        return new([.. Csv.Encoding.GetPreamble(), .. Csv.Encoding.GetBytes(text)], Csv.ContentType) { FileDownloadName = string.Create(CultureInfo.InvariantCulture, $"{name} {today:yyyy-MM-dd}.csv") };
    }
}
