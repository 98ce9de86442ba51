using Microsoft.AspNetCore.Mvc;
using Traceability.Data;
using Traceability.Pages.Stock;
using Traceability.Trainings;

namespace Traceability.Pages.Trainings;

/// <summary>People and what is learnt here: who may do what, until when.</summary>
public sealed class IndexModel(TraceabilityDb db, Acts acts, TimeProvider clock) : StockPage(db, acts, clock)
{
    public TrainingMatrix Matrix { get; private set; } = null!;

    public override async Task Load() => Matrix = await Db.Matrix(Today);

    public async Task<IActionResult> OnGetCsvAsync()
    {
        await Load();
        return TrainingCsv.Of(Matrix.Cells, "training", Today);
    }

    /// <summary>Where a cell leads: to what is to be done about it.</summary>
    public static string Address(MatrixCell cell) => cell.Standing switch
    {
        Standing.Valid => $"/training/{cell.Person.Id}",
        Standing.Unread => $"/sops/{cell.Subject.Revision!.SopId}",
        _ => $"/training/new?person={cell.Person.Id}&{cell.Subject.Query}",
    };
}
