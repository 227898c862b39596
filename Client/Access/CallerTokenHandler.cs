using Microsoft.Extensions.Caching.Memory;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace GridOrleans.Access;

/// <summary>
/// Validates tokens and reads their caller, once per token: a signature check costs as much as the whole rest of a
/// request, and a phone sends the same token hundreds of times.
/// </summary>
internal sealed class CallerTokenHandler(TimeProvider time) : TokenHandler, IDisposable
{
    /// <summary>How many tokens are remembered: the city's staff on duty at once, at about 2 KB each.</summary>
    private const int RememberedMax = 20_000;

    /// <summary>How long a token is believed unchecked: so fast a withdrawn signing key stops to count.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(5);

    private readonly JsonWebTokenHandler _tokens = new() { MapInboundClaims = false };
    private readonly MemoryCache _seen = new(new MemoryCacheOptions { SizeLimit = RememberedMax });

    /// <inheritdoc/>
    public override Task<TokenValidationResult> ValidateTokenAsync(
        string token,
        TokenValidationParameters validationParameters) =>
        _seen.TryGetValue(token, out Seen? seen) && time.GetUtcNow() < seen!.Until
            ? seen.Result
            : Validate(token, validationParameters);

    /// <inheritdoc/>
    public override SecurityToken ReadToken(string token) => _tokens.ReadToken(token);

    /// <inheritdoc/>
    public void Dispose() => _seen.Dispose();

    private async Task<TokenValidationResult> Validate(string token, TokenValidationParameters parameters)
    {
        var result = await _tokens.ValidateTokenAsync(token, parameters);
        if (!result.IsValid)
        {
            return result;
        }

        try
        {
            result.ClaimsIdentity = CallerIdentity.From(result.ClaimsIdentity);
        }
        catch (CallerUnknownException unknown)
        {
            return new() { IsValid = false, Exception = unknown };
        }

        Remember(token, result);
        return result;
    }

    private void Remember(string token, TokenValidationResult result)
    {
        var now = time.GetUtcNow();
        DateTimeOffset end = new(result.SecurityToken.ValidTo, TimeSpan.Zero);
        var until = end < now + Remembered ? end : now + Remembered;
        if (until > now)
        {
            _seen.Set(
                token,
                new Seen(Task.FromResult(result), until),
                new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = until - now });
        }
    }

    private sealed record Seen(Task<TokenValidationResult> Result, DateTimeOffset Until);
}
