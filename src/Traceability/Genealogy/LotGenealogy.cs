using System.Data.Common;
using Traceability.Data;

namespace Traceability.Genealogy;

/// <summary>
/// Trace back and trace forward: from any lots, to any depth, each lot once, by links and never by dates. Lot to lot by
/// range overlap is the only edge there is, so nothing can be said in a second way and be missed. Screen, PDF, CSV and
/// command line all ask here.
/// </summary>
public sealed class LotGenealogy(TraceabilityDb db)
{
    // Only lot ids: a depth column would make a loop endless and a diamond exponential. Both steps are answered from
    // covering indexes. One text for SQLite and PostgreSQL.
    internal const string ForwardStep = """
        SELECT o.lot_id FROM reach r
          JOIN input i ON i.lot_id = r.lot_id AND i.voided_at IS NULL
          JOIN output o ON o.transformation_id = i.transformation_id AND o.voided_at IS NULL
           AND (i.reach_first IS NULL OR (o.last_position >= i.reach_first AND o.first_position <= i.reach_last))
        """;

    internal const string BackStep = """
        SELECT i.lot_id FROM reach r
          JOIN output o ON o.lot_id = r.lot_id AND o.voided_at IS NULL
          JOIN input i ON i.transformation_id = o.transformation_id AND i.voided_at IS NULL
           AND (i.reach_first IS NULL OR (o.last_position >= i.reach_first AND o.first_position <= i.reach_last))
        """;

    /// <summary>All lots that any of these went into, at whatever remove, and these themselves.</summary>
    public Task<Reach> Forward(IReadOnlyCollection<long> lots, CancellationToken cancel = default) => Walk(Direction.Forward, ForwardStep, lots, cancel);

    /// <summary>All lots that any of these came from, at whatever remove, and these themselves.</summary>
    public Task<Reach> Back(IReadOnlyCollection<long> lots, CancellationToken cancel = default) => Walk(Direction.Back, BackStep, lots, cancel);

    /// <summary>Whether a lot was made, at whatever remove, from what a transformation put out.</summary>
    public async Task<bool> DescendsFrom(long lot, long transformation, CancellationToken cancel = default)
    {
        await using var command = db.Command(await db.OpenConnection(cancel), $"""
            WITH RECURSIVE reach(lot_id) AS (SELECT CAST(@lot AS bigint) UNION {BackStep})
            SELECT 1 FROM reach r JOIN output o ON o.lot_id = r.lot_id
             WHERE o.transformation_id = @transformation AND o.voided_at IS NULL LIMIT 1
            """);
        command.Set("@lot", lot);
        command.Set("@transformation", transformation);
        return await command.ExecuteScalarAsync(cancel) is not null;
    }

    private async Task<Reach> Walk(Direction direction, string step, IReadOnlyCollection<long> lots, CancellationToken cancel)
    {
        var reach = await Reach.Begin(db, direction, lots, cancel);
        try
        {
            reach.Fill(step);
            return reach;
        }
        catch
        {
            await reach.DisposeAsync();
            throw;
        }
    }
}

public enum Direction { Forward, Back }

/// <summary>
/// The lots that a walk reached, kept beside the connection while questions are asked of them: what is here, what was
/// used where, what was shipped. Everything is read in the same snapshot.
/// </summary>
public sealed class Reach : IAsyncDisposable
{
    private readonly TraceabilityDb db;
    private readonly DbConnection connection;
    private readonly bool ownsSnapshot;

    private Reach(TraceabilityDb db, DbConnection connection, bool ownsSnapshot, Direction direction, IReadOnlyCollection<long> roots) =>
        (this.db, this.connection, this.ownsSnapshot, Direction, Roots) = (db, connection, ownsSnapshot, direction, roots.ToHashSet());

    public Direction Direction { get; private set; }

    public IReadOnlySet<long> Roots { get; }

    /// <summary>How many lots were reached, these where it began included.</summary>
    public int Count { get; private set; }

    internal static async Task<Reach> Begin(TraceabilityDb db, Direction direction, IReadOnlyCollection<long> roots, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var connection = await db.OpenConnection(cancel);
        var ownsSnapshot = db.Database.CurrentTransaction is null;
        if (ownsSnapshot) Statements.Execute(db, connection, "BEGIN");
        return new Reach(db, connection, ownsSnapshot, direction, roots);
    }

    /// <summary>Walks from the roots and keeps what was reached. No key: each lot comes out of the walk once, and it is only ever read from end to end.</summary>
    internal void Fill(string step)
    {
        // Each time, and not once: an act that was refused takes the table back.
        Statements.Execute(db, connection, "CREATE TEMP TABLE IF NOT EXISTS reached (lot_id bigint NOT NULL)");
        Statements.Execute(db, connection, "DELETE FROM reached");
        if (Roots.Count == 1)
        {
            Count = Statements.Execute(db, connection, WalkFrom("SELECT CAST(@lot AS bigint)", step), ("@lot", Roots.First()));
            return;
        }
        Statements.Execute(db, connection, "CREATE TEMP TABLE IF NOT EXISTS trace_root (lot_id bigint NOT NULL)");
        Statements.Execute(db, connection, "DELETE FROM trace_root");
        foreach (var root in Roots) Statements.Execute(db, connection, "INSERT INTO trace_root (lot_id) VALUES (@lot)", ("@lot", root));
        Count = Statements.Execute(db, connection, WalkFrom("SELECT lot_id FROM trace_root", step));
    }

    /// <summary>Walks from the same roots the other way, in the same snapshot; what was reached before is asked no more.</summary>
    internal void Turn()
    {
        Direction = Direction == Direction.Forward ? Direction.Back : Direction.Forward;
        Fill(Direction == Direction.Forward ? LotGenealogy.ForwardStep : LotGenealogy.BackStep);
    }

    /// <summary>Keeps the acts that lead on from what was reached, each once, as the table <c>reached_act</c>.</summary>
    internal void KeepActs(string acts)
    {
        Statements.Execute(db, connection, ActTable);
        Statements.Execute(db, connection, "DELETE FROM reached_act");
        Statements.Execute(db, connection, "INSERT INTO reached_act (id) " + acts);
    }

    /// <summary>Keeps what each of the reached lots is, as the table <c>reached_kind</c>, to be added up by kind.</summary>
    internal void KeepKinds(string kinds)
    {
        Statements.Execute(db, connection, KindTable);
        Statements.Execute(db, connection, "DELETE FROM reached_kind");
        Statements.Execute(db, connection, "INSERT INTO reached_kind (lot_id, part, unit, received_micro, on_hand_micro, alike) " + kinds);
        foreach (var root in Roots) Statements.Execute(db, connection, MarkRoot, ("@lot", root));
    }

    internal const string ActTable = "CREATE TEMP TABLE IF NOT EXISTS reached_act (id INTEGER PRIMARY KEY)";

    internal const string KindTable = """
        CREATE TEMP TABLE IF NOT EXISTS reached_kind (lot_id INTEGER PRIMARY KEY, is_root integer NOT NULL DEFAULT 0, part integer NOT NULL, alike bigint NOT NULL,
            unit text NOT NULL, received_micro bigint NOT NULL, on_hand_micro bigint NOT NULL)
        """;

    // Where it began is told apart from what is like it, and is always told by what it is of.
    internal const string MarkRoot = """
        UPDATE reached_kind SET is_root = 1, alike = (SELECT COALESCE(l.product_id, l.material_id) FROM lot l WHERE l.id = reached_kind.lot_id)
         WHERE lot_id = @lot
        """;

    internal static string WalkFrom(string roots, string step) =>
        $"INSERT INTO reached WITH RECURSIVE reach(lot_id) AS ({roots} UNION {step}) SELECT lot_id FROM reach";

    /// <summary>
    /// Asks something of every reached lot. The reached lots come first in the query (<c>FROM reached r CROSS JOIN …</c>):
    /// the other order would read whole tables.
    /// </summary>
    public Task Read(string sql, Action<DbDataReader> row, CancellationToken cancel = default)
    {
        Statements.Read(db, connection, sql, row, cancel);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        if (ownsSnapshot) Statements.Execute(db, connection, "COMMIT");
        return ValueTask.CompletedTask;
    }
}
