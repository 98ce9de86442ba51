using Microsoft.Extensions.DependencyInjection;
using Traceability.Data;
using Traceability.Genealogy;
using Traceability.People;
using Traceability.Printing;
using Traceability.Recalls;

namespace Traceability.Tests.Recalls;

/// <summary>Recalls as a test asks for them.</summary>
internal static class Asking
{
    public static readonly Who Lead = new("QL", "Quinn Lead", Role.QualityLead);

    public static Task<RecallScope> Recall(this Workshop workshop, string number) => workshop.InScope(async services =>
        await services.GetRequiredService<Recalling>().Scope(await services.GetRequiredService<RootFinder>().FindOne(number)));

    public static IEnumerable<string> Numbers(this IEnumerable<AffectedLot> lots) => lots.Select(l => l.Number);

    /// <summary>Holds everything of a number.</summary>
    public static Task<Recall> Open(this Workshop workshop, string number, string? reason = "brittle", Who? who = null) => workshop.InScope(async services =>
        await services.GetRequiredService<Acts>().Do("hold everything", () => services.GetRequiredService<OpeningRecalls>().Open(
            number, reason, new PageHead("Kiln Lane"), who ?? Lead, workshop.Clock.Now)));

    public static Task<int> Lift(this Workshop workshop, Recall recall, string? reason = "tested sound", Who? who = null) => workshop.InScope(async services =>
        await services.GetRequiredService<Acts>().Do("lift", () => services.GetRequiredService<LiftingRecalls>().LiftAll(recall, reason, who ?? Lead, workshop.Clock.Now)));

    /// <summary>Rows as an import brings them, which no verb would write.</summary>
    public static Task<int> Write(this Workshop workshop, string sql) => workshop.Read(db => db.Execute(sql));
}
