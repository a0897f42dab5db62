using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Routing;

namespace Cafe.ServiceDefaults;

/// <summary>Who may do what: the roles that a token carries, and the policies of the same names.</summary>
public static class Policies
{
    /// <summary>People who work at the café.</summary>
    public const string Staff = "staff";

    /// <summary>Other services of the café.</summary>
    public const string Service = "service";

    /// <summary>Closes the group's endpoints to all but staff.</summary>
    public static RouteGroupBuilder RequireStaff(this RouteGroupBuilder group) => group.Require(Staff);

    /// <summary>Closes the group's endpoints to all but other services.</summary>
    public static RouteGroupBuilder RequireService(this RouteGroupBuilder group) => group.Require(Service);

    private static RouteGroupBuilder Require(this RouteGroupBuilder group, string policy) => group
        .RequireAuthorization(policy)
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden);

    internal static void AddStaffTokens(this WebApplicationBuilder builder)
    {
        // Made when it is first asked for: a migration needs no key.
        builder.Services.AddSingleton(_ => new StaffTokens(builder.AuthKey()));
        // Not by AddAuthentication, which brings Data Protection along: it would read, and write, keys that nothing uses.
        builder.Services.AddAuthenticationCore(options => options.DefaultScheme = BearerTokenDefaults.AuthenticationScheme);
        builder.Services.AddWebEncoders();
        builder.Services.AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>();
        new AuthenticationBuilder(builder.Services).AddBearerToken();
        builder.Services.AddOptions<BearerTokenOptions>(BearerTokenDefaults.AuthenticationScheme)
            .Configure<StaffTokens>((options, tokens) => options.BearerTokenProtector = tokens);
        builder.Services.AddAuthorizationBuilder()
            .AddPolicy(Staff, policy => policy.RequireRole(Staff))
            .AddPolicy(Service, policy => policy.RequireRole(Service));
    }
}
