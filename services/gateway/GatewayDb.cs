using Cafe.Extraction;
using Cafe.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Cafe.Gateway;

/// <summary>Where each route group's requests go, since when, and what was written where.</summary>
public sealed class GatewayDb(DbContextOptions<GatewayDb> options) : ServiceDb(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddRouteGroups();
        modelBuilder.UseSnakeCase();
    }
}

/// <summary>What <c>dotnet ef</c> uses to make a migration: the model alone, no server.</summary>
public sealed class GatewayDbDesign : IDesignTimeDbContextFactory<GatewayDb>
{
    public GatewayDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<GatewayDb>().UseNpgsql().Options);
}
