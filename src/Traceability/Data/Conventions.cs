using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Traceability.Data;

/// <summary>Times are kept as microseconds since 1970 in UTC: SQLite cannot order an offset time, PostgreSQL refuses one.</summary>
internal sealed class UtcMicroseconds() : ValueConverter<DateTimeOffset, long>(
    time => (time.ToUniversalTime() - DateTimeOffset.UnixEpoch).Ticks / 10,
    kept => DateTimeOffset.UnixEpoch.AddTicks(kept * 10));

internal static class Conventions
{
    /// <summary>
    /// snake_case names, so that the SQL beside the model reads as English in both databases; foreign keys restrict,
    /// because nothing that took part in a chain is ever deleted.
    /// </summary>
    public static void UseTheShopsConventions(this ModelBuilder builder)
    {
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            // A join table without a class of its own keeps the name it was given.
            if (entity.BaseType is null && entity.ClrType != typeof(Dictionary<string, object>))
                entity.SetTableName(WordsInText.Snake(entity.ClrType.Name.Split('`')[0]));
            foreach (var property in entity.GetDeclaredProperties())
            {
                property.SetColumnName(WordsInText.Snake(property.Name));
                var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
                if (type.IsEnum && property.GetValueConverter() is null && property.GetProviderClrType() is null)
                    property.SetValueConverter((ValueConverter)Activator.CreateInstance(typeof(WordConverter<>).MakeGenericType(type))!);
            }
            foreach (var key in entity.GetForeignKeys())
                key.DeleteBehavior = DeleteBehavior.Restrict;
            foreach (var index in entity.GetIndexes())
                index.SetDatabaseName(index.Name ?? "ix_" + WordsInText.Snake(entity.GetRootType().ClrType.Name) + "_" + string.Join("_", index.Properties.Select(p => WordsInText.Snake(p.Name))));
        }
    }
}
