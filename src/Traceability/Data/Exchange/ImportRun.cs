using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Traceability.Exchange;
using Traceability.People;

namespace Traceability.Data.Exchange;

/// <summary>One import on its own connection: check, refuse, write. The staging file is attached as long as it lives.</summary>
internal sealed class ImportRun : IAsyncDisposable
{
    private readonly SqliteConnection connection;
    private readonly SqliteDb db;
    private readonly ImportSession session;
    private readonly ImportKeys keys;
    private readonly WriterQueue queue;
    private readonly ICurrentPerson person;
    private readonly TimeProvider time;
    private long checkedAt;

    public ImportRun(ShopFile file, Staging staging, WriterQueue queue, ICurrentPerson person, TimeProvider time)
    {
        (this.queue, this.person, this.time) = (queue, person, time);
        connection = file.OpenAlone();
        db = new(new DbContextOptionsBuilder<SqliteDb>().UseSqlite(connection).AddInterceptors(new FileSettings(file.Patience), new WriteLock(file.Patience)).Options);
        session = new(connection, staging.Path);
        session.Run("CREATE TABLE stage.told AS SELECT * FROM stage.fault WHERE 0; CREATE TABLE stage.read_fault AS SELECT * FROM stage.fault");
        keys = new(session);
    }

    /// <summary>Holds all tables against each other and against the shop.</summary>
    /// <param name="told">Told each step as it begins.</param>
    /// <returns>How many faults there are.</returns>
    public long Check(Action<string>? told = null)
    {
        // Whatever is written to the shop from here on is found out by the audit's last number.
        checkedAt = Head();
        session.Run("DELETE FROM stage.fault; INSERT INTO stage.fault SELECT * FROM stage.read_fault");
        keys.Resolve(what => told?.Invoke($"checking: {what}"));
        told?.Invoke("checking: what the lots are");
        new ImportLots(session).Derive();
        told?.Invoke("checking: what is left of each");
        var balances = new ImportBalances(session);
        balances.Compute();
        told?.Invoke("checking: the rules");
        new ImportRules(session).Check();
        told?.Invoke("checking: against what is stored");
        new ImportStored(session).Check();
        balances.Check();
        return session.Number("SELECT COUNT(*) FROM stage.fault");
    }

    /// <summary>Takes out what is faulty, again and again until what is left is sound.</summary>
    /// <returns>How many rows were taken out.</returns>
    public long RefuseFaulty()
    {
        var refused = 0L;
        do
        {
            refused += new ImportRefusal(session).Refuse();
            session.Run("DELETE FROM stage.read_fault");
        }
        while (Check() > 0);
        return refused;
    }

    /// <summary>All faults, in the order of the files and rows, also of rows that were taken out.</summary>
    public IEnumerable<Fault> Faults()
    {
        var known = new Dictionary<(string, string), string?>();
        foreach (var sheet in ExchangeFormat.Read)
            foreach (var fault in connection.Stream($"""
                SELECT s.shown, f.row, f.col, f.says, f.target, f.written FROM (SELECT rowid AS n, * FROM stage.told UNION ALL SELECT rowid, * FROM stage.fault) f
                  JOIN stage.source s ON s.sheet = f.sheet WHERE f.sheet = '{sheet}' ORDER BY f.row, f.n
                """, row => (Fault: new Fault(row.GetString(0), row.GetInt64(1), row.IsDBNull(2) ? null : row.GetString(2), row.GetString(3)), Target: row.IsDBNull(4) ? null : row.GetString(4), Key: row.IsDBNull(5) ? null : row.GetString(5))))
                yield return fault.Target is null || fault.Key is null ? fault.Fault : fault.Fault with { Says = fault.Fault.Says + Suggested(known, fault.Target, fault.Key) };
    }

    /// <summary>The rows that were taken out, by file, with what is wrong with each.</summary>
    public Dictionary<long, string> Refused(Sheet sheet) =>
        connection.Rows($"SELECT row, why FROM stage.refused WHERE sheet = '{sheet}' ORDER BY row", row => (row.GetInt64(0), row.IsDBNull(1) ? "" : row.GetString(1))).ToDictionary(r => r.Item1, r => r.Item2);

    /// <summary>How many rows of each file are new to the shop; those without any are left out.</summary>
    public IReadOnlyDictionary<Sheet, long> NewRows() => ImportWrite.NewRows(session).Where(n => n.Value > 0).ToDictionary();

    /// <summary>Writes what is new, in one act, with an entry of the audit for each file.</summary>
    /// <returns>False when others changed the shop meanwhile so that the bundle no longer fits; then nothing was written.</returns>
    public async Task<bool> Write(Action<string> told, CancellationToken cancel)
    {
        var acts = new Acts(db, queue, person, time);
        try
        {
            await acts.Do("import", async () =>
            {
                if (Head() != checkedAt && Check() > 0) throw new NoLongerFits();
                var news = NewRows();
                new ImportWrite(session, person.Who.Code, (acts.Now.UtcDateTime - DateTime.UnixEpoch).Ticks / 10).All(name =>
                {
                    cancel.ThrowIfCancellationRequested();
                    told(name);
                });
                var sources = session.Rows("SELECT sheet, shown, sha256 FROM stage.source", row => (Sheet: row.GetString(0), Shown: row.GetString(1), Sha256: row.GetString(2))).ToDictionary(s => s.Sheet);
                await AuditTrail.Note(db, db.CurrentAct!, "import", news.Select(n => (sources[n.Key.Name], n.Value)).Select(n => new Dictionary<string, object>
                {
                    ["file"] = n.Item1.Shown,
                    ["rows"] = n.Value,
                    ["sha256"] = n.Item1.Sha256,
                }), cancel);
                return true;
            }, cancel);
            return true;
        }
        catch (NoLongerFits)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await db.DisposeAsync();
        await connection.DisposeAsync();
    }

    private long Head() => session.Number("SELECT sequence FROM main.audit_head");

    private string Suggested(Dictionary<(string, string), string?> known, string target, string key)
    {
        if (!known.TryGetValue((target, key), out var near) && known.Count < 1000)
            known[(target, key)] = near = DidYouMean.Nearest(key, keys.Near(Enum.Parse<Target>(target), key));
        return near is null ? "" : $"; did you mean {near}?";
    }

    private sealed class NoLongerFits : Exception;
}
