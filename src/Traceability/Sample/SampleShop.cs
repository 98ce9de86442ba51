using Traceability.Data;
using Traceability.People;
using Traceability.Shops;

namespace Traceability.Sample;

/// <summary>
/// Kiln Lane Workshop: a shop to look around in. A year of its work, done by the program's own verbs in the order of the
/// days, from a fixed seed: the same facts each time it is made.
/// </summary>
public static class SampleShop
{
    public const string Name = "Kiln Lane Workshop";
    public const string Address = "14 Kiln Lane\nSheffield";

    /// <summary>The lot of filament that a visitor recalls first.</summary>
    public const string Contaminated = "PLA-0424-01";

    /// <summary>What stands behind /c/ to see COC-0005 as its customer does. Nobody's secret: the sample shop has none.</summary>
    public const string Link = "a-look-at-the-sample-now";

    /// <summary>Where the shop's clock stands when the program starts: Tuesday 18 June 2024, half past eight.</summary>
    public static readonly DateTimeOffset Now = SampleClock.At(Day.Last, new(8, 30));

    /// <summary>The shop's people. Their passwords are no secret; the sign-in page shows them.</summary>
    public static IReadOnlyList<SampleSignIn> SignIns { get; } =
    [
        new("ML", "Mara Lindqvist", Role.QualityLead, "mara-at-kiln-lane"),
        new("JF", "Jonas Feld", Role.Staff, "jonas-at-kiln-lane"),
        new("OH", "Owen Hathersby", Role.Staff, "owen-at-kiln-lane"),
        new("PN", "Priya Nairwood", Role.Staff, "priya-at-kiln-lane"),
        new("TB", "Tomas Brandling", Role.Administrator, "tomas-at-kiln-lane"),
    ];

    /// <summary>Fills the file unless it holds the sample shop already.</summary>
    /// <exception cref="DomainRuleException">The file holds a shop of somebody's own.</exception>
    public static async Task FillIfEmpty(TraceabilityDb db, CancellationToken cancel = default)
    {
        var there = await db.TheShop(cancel);
        if (there is not (null or { Name: Name }))
            throw new DomainRuleException($"This file is {there.Name}'s, not the sample shop. Start with --sample alone, or give the sample a file of its own with --data.");
        if (there is null) await Fill(db, cancel);
    }

    /// <summary>Fills an empty file with the shop's year, in one transaction. The people are made, their accounts are not.</summary>
    public static async Task Fill(TraceabilityDb db, CancellationToken cancel = default)
    {
        var outer = db.CurrentAct;
        var detects = db.ChangeTracker.AutoDetectChangesEnabled;
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;
        try
        {
            // Each save looks for changes once, by itself.
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            await Script.Year().Happen(new Floor(db), cancel);
            if (own is not null) await own.CommitAsync(cancel);
        }
        finally
        {
            db.CurrentAct = outer;
            db.ChangeTracker.Clear();
            db.ChangeTracker.AutoDetectChangesEnabled = detects;
        }
    }
}
