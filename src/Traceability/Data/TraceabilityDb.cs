using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.People;

namespace Traceability.Data;

/// <summary>
/// All the shop knows. What is particular to one database stands in the derived context (<see cref="SqliteDb"/>).
/// Every change goes through an act: it is stamped, and written to the audit in the same transaction.
/// </summary>
public abstract partial class TraceabilityDb(DbContextOptions options) : IdentityUserContext<Account, long>(options)
{
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    public DbSet<FormSent> FormsSent => Set<FormSent>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<BenchPass> BenchPasses => Set<BenchPass>();

    public DbSet<BenchDevice> BenchDevices => Set<BenchDevice>();

    internal Act? CurrentAct { get; set; }

    /// <summary>The refusal that a failure of the database amounts to, in words for people; null when it is a bug.</summary>
    internal virtual DomainRuleException? Refusal(Exception failure) => null;

    /// <summary>Ids of what bears a number with this part, when they are few; null when they are not, or the part is too short to be looked up.</summary>
    /// <param name="part">In the form in which numbers are compared.</param>
    public virtual IReadOnlyList<long>? Bearing(Numbered what, string part) => null;

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Save asynchronously, inside an act.");

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        ChangeTracker.DetectChanges();
        if (!ChangeTracker.HasChanges()) return 0;
        var act = CurrentAct ?? throw new InvalidOperationException("Changes are saved inside an act: see Acts.Do.");

        foreach (var entry in ChangeTracker.Entries<Stamped>())
            if (entry.State == EntityState.Added)
                (entry.Entity.RecordedAt, entry.Entity.RecordedBy) = (act.At, act.Who.Code);

        // Keys and generated values are known after saving, what was there before only until then.
        var changes = ChangeTracker.Entries().Where(AuditTrail.Concerns).Select(AuditTrail.Before).ToList();
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (changes.Count > 0)
            await AuditTrail.Append(this, act, changes, cancellationToken);
        return saved;
    }

    /// <summary>Saves the entries of the audit themselves, which are not audited again.</summary>
    internal Task<int> SaveAuditAsync(CancellationToken cancel) => base.SaveChangesAsync(true, cancel);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcMicroseconds>();
        configurationBuilder.Properties<IReadOnlyList<DocumentType>>().HaveConversion<DocumentTypesConverter, DocumentTypesComparer>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        // What marks have in common is no table of its own.
        builder.Ignore<Cutting.NumberTransfer>();
        builder.ApplyConfigurationsFromAssembly(typeof(TraceabilityDb).Assembly);
        builder.UseTheShopsConventions();
    }
}
