using System.Security.Cryptography;
using Cafe.Monolith;
using Cafe.Monolith.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Cafe.Tests.Unit.Monolith;

public class SecretTests
{
    [Theory]
    [InlineData(null, "is missing")]
    [InlineData("Host=db;Username=cafe", "no Password")]
    [InlineData("Host=db;Password=short", "less than 16")]
    [InlineData("Host=db;Password=changeme-changeme-changeme", "well-known")]
    [InlineData("Host=db;Passwort=x", "not a PostgreSQL connection string")]
    public void A_bad_connection_string_stops_the_start_and_is_named(string? value, string complaint) =>
        Should.Throw<ConfigurationException>(() => Builder("ConnectionStrings:cafe", value).ConnectionString("cafe"))
            .Message.ShouldSatisfyAllConditions(
                m => m.ShouldStartWith("ConnectionStrings:cafe"), m => m.ShouldContain(complaint), m => m.ShouldNotContain("short"));

    [Theory]
    [InlineData(null, "is missing")]
    [InlineData("not base64!", "is not base64")]
    [InlineData("c2hvcnQ=", "has 5 bytes")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "is not random")]
    public void A_bad_key_stops_the_start_and_is_named(string? value, string complaint) =>
        Should.Throw<ConfigurationException>(() => Builder("Auth:Key", value).AuthSecrets())
            .Message.ShouldSatisfyAllConditions(m => m.ShouldStartWith("Auth:Key"), m => m.ShouldContain(complaint));

    [Theory]
    [InlineData("password", 100_000, "well-known")]
    [InlineData("a password of its own", 1, "iterations")]
    public void A_bad_password_hash_stops_the_start_and_is_named(string password, int iterations, string complaint)
    {
        var hasher = new PasswordHasher<string>(Options.Create(new PasswordHasherOptions { IterationCount = iterations }));
        var builder = Builder("Auth:PasswordHash", hasher.HashPassword("staff", password));
        builder.Configuration["Auth:Key"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

        Should.Throw<ConfigurationException>(() => builder.AuthSecrets())
            .Message.ShouldSatisfyAllConditions(m => m.ShouldStartWith("Auth:PasswordHash"), m => m.ShouldContain(complaint));
    }

    [Fact]
    public void What_is_configured_wins_over_the_defaults() =>
        Builder("ConnectionStrings:cafe", "Host=db;Password=0123456789abcdef;Timeout=9").ConnectionString("cafe")
            .ShouldSatisfyAllConditions(c => c.ShouldContain("Timeout=9"), c => c.ShouldContain("Keepalive=30"));

    private static WebApplicationBuilder Builder(string key, string? value)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Configuration[key] = value;
        return builder;
    }
}
