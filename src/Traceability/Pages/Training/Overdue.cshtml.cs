using Microsoft.AspNetCore.Mvc;
using Traceability.Data;
using Traceability.Pages.Stock;
using Traceability.Trainings;

namespace Traceability.Pages.Trainings;

/// <summary>Whose training ended, and who has not read what is new; the oldest first.</summary>
public sealed class OverdueModel(TraceabilityDb db, Acts acts, TimeProvider clock) : StockPage(db, acts, clock)
{
    public IReadOnlyList<MatrixCell> Rows { get; private set; } = [];

    public override async Task Load() => Rows = (await Db.Matrix(Today)).Overdue;

    public async Task<IActionResult> OnGetCsvAsync()
    {
        await Load();
        return TrainingCsv.Of(Rows, "overdue training", Today);
    }
}
