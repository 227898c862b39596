using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace GridOrleans.Access;

/// <summary>Wires access: bearer tokens, and nothing allowed by default.</summary>
internal static class AccessHost
{
    // Phones' and servers' clocks differ; more than this is a fault to be told.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    /// <summary>Adds authentication by token, and a policy that every address without its own needs a caller.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AccessOptions>()
            .Bind(configuration.GetSection(AccessOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<IOptions<AccessOptions>, TimeProvider>(Believe);
        services.AddAuthorizationBuilder().SetFallbackPolicy(
            new AuthorizationPolicyBuilder()
                .RequireAssertion(context => context.User.Identity is CallerIdentity)
                .Build());
        return services;
    }

    /// <summary>Makes or reads the key now: what is wrong with it stops the start, not the first request.</summary>
    /// <exception cref="OptionsValidationException">The options or the key cannot be used.</exception>
    public static void PrepareAccess(this IServiceProvider services) =>
        services.GetRequiredService<IOptionsMonitor<JwtBearerOptions>>().Get(JwtBearerDefaults.AuthenticationScheme);

    private static void Believe(JwtBearerOptions jwt, IOptions<AccessOptions> access, TimeProvider time)
    {
        jwt.MapInboundClaims = false;
        jwt.SaveToken = false;
        jwt.TokenHandlers.Clear();
        jwt.TokenHandlers.Add(new CallerTokenHandler(time));
        jwt.TokenValidationParameters.ClockSkew = ClockSkew;
        if (access.Value.Authority is { } authority)
        {
            jwt.Authority = authority;
            jwt.Audience = access.Value.Audience;
            return;
        }

        var expected = jwt.TokenValidationParameters;
        expected.IssuerSigningKey = DevelopmentKey(access.Value.Key);
        expected.ValidAlgorithms = [SecurityAlgorithms.HmacSha256];
        expected.ValidIssuer = DevelopmentToken.Issuer;
        expected.ValidAudience = DevelopmentToken.Audience;
    }

    private static SymmetricSecurityKey DevelopmentKey(string path)
    {
        try
        {
            return TokenKey.LoadOrCreate(path);
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new OptionsValidationException(
                $"{AccessOptions.Section}:{nameof(AccessOptions.Key)}", typeof(AccessOptions), [fault.Message]);
        }
    }
}
