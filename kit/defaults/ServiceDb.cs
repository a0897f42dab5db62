using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Cafe.ServiceDefaults;

/// <summary>A row whose version counts its changes: the source of ETags and of optimistic concurrency.</summary>
public interface IVersioned
{
    /// <summary>1 for a new row; one more with each change.</summary>
    long Version { get; set; }
}

/// <summary>The database of one service: versions are counted, names are snake_case, nothing blocks a thread.</summary>
public abstract class ServiceDb(DbContextOptions options) : DbContext(options)
{
    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Use SaveChangesAsync: nothing here blocks a thread on the database.");

    /// <inheritdoc/>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var row in ChangeTracker.Entries<IVersioned>())
        {
            if (row.State is EntityState.Added or EntityState.Modified)
                row.Entity.Version++;
        }

        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }
}

/// <summary>Names of tables' parts as they stand in the schema.</summary>
public static class SnakeCaseNames
{
    /// <summary>Names every column, key, foreign key and index in snake_case; the last call of <c>OnModelCreating</c>.</summary>
    public static void UseSnakeCase(this ModelBuilder modelBuilder)
    {
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
                property.SetColumnName(SnakeCase(property.Name));
            foreach (var key in entity.GetKeys())
                key.SetName(SnakeCase(key.GetName()!));
            foreach (var foreignKey in entity.GetForeignKeys())
                foreignKey.SetConstraintName(SnakeCase(foreignKey.GetConstraintName()!));
            foreach (var index in entity.GetIndexes())
                index.SetDatabaseName(SnakeCase(index.GetDatabaseName()!));
        }
    }

    private static string SnakeCase(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}

/// <summary>Keeps an enum as its word: see <see cref="Words"/>.</summary>
public sealed class WordConverter<T>() : ValueConverter<T, string>(
    value => Words.Of(value),
    text => Words.Parse<T>(text)!.Value)
    where T : struct, Enum;
