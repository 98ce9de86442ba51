using System.Linq.Expressions;
using Traceability.Data;
using Traceability.Recalls;

namespace Traceability.Pages.Recalls;

/// <summary>A recall as a list shows it. It is open as long as a hold of it is.</summary>
public sealed record RecallRow(long Id, string Number, string RootNumber, string Reason, DateTimeOffset OpenedAt, string OpenedBy, int HeldLots, int StillHeld)
{
    public static Expression<Func<Recall, RecallRow>> Of(TraceabilityDb db) => r => new(
        r.Id, r.Number, r.RootNumber, r.Reason, r.OpenedAt, r.OpenedBy, r.HeldLots,
        db.Holds.Where(h => h.RecallId == r.Id && h.LiftedAt == null).Select(h => h.LotId).Distinct().Count());

    /// <summary>"PLA-0424-01" of "lot:PLA-0424-01", "25987741 of Northmill" of "heat:Northmill|25987741".</summary>
    public string Root => Plain(RootNumber);

    public static string Plain(string qualified)
    {
        var number = qualified[(qualified.IndexOf(':', StringComparison.Ordinal) + 1)..];
        var kind = qualified[..^(number.Length + 1)];
        return kind is "heat" or "supplier-lot" or "certificate" && number.IndexOf('|', StringComparison.Ordinal) is >= 0 and var bar
            ? bar == 0 ? number[1..] : $"{number[(bar + 1)..]} of {number[..bar]}"
            : number;
    }
}
