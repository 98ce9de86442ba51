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

    /// <summary>A cell for who does not see it.</summary>
    public static string Words(MatrixCell cell) => cell.Standing switch
    {
        Standing.Valid => cell.Until is { } until ? $"trained until {until:yyyy-MM-dd}" : "trained",
        Standing.Expiring => $"expires on {cell.Until:yyyy-MM-dd}",
        Standing.Expired => $"expired on {cell.Until:yyyy-MM-dd}",
        Standing.Unread => "has not read the new revision",
        _ => "not trained",
    };
}
