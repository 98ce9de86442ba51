using Microsoft.EntityFrameworkCore;

namespace Traceability.Data;

/// <summary>The shop in one SQLite file.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : TraceabilityDb(options);
