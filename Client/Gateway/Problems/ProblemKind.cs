namespace GridOrleans.Gateway.Problems;

/// <summary>A kind of problem.</summary>
/// <param name="Code">What apps branch on.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="English">What it is, in English.</param>
/// <param name="Chinese">What it is, in Chinese.</param>
internal sealed record ProblemKind(string Code, int Status, string English, string Chinese)
{
    /// <summary>The kind's address: <c>/docs/errors#…</c>.</summary>
    public string Type { get; } = $"/docs/errors#{Code}";

    /// <summary>No id, so that a resend could take a second effect.</summary>
    public static ProblemKind IdempotencyKey { get; } =
        new("idempotency_key", 400, "The Idempotency-Key is missing or malformed", "缺少或无效的幂等键");

    /// <summary>No token, or none that counts.</summary>
    public static ProblemKind Unauthenticated { get; } =
        new("unauthenticated", 401, "A valid token is needed", "需要有效的访问令牌");

    /// <summary>There is nothing at this address.</summary>
    public static ProblemKind UnknownRoute { get; } =
        new("unknown_route", 404, "There is nothing at this address", "地址不存在");

    /// <summary>The address has no such method.</summary>
    public static ProblemKind Method { get; } =
        new("method_not_allowed", 405, "The address does not take this method", "不支持的请求方法");

    /// <summary>More bytes or commands than allowed.</summary>
    public static ProblemKind TooLarge { get; } =
        new("too_large", 413, "The request is too large", "请求内容过大");

    /// <summary>Not JSON.</summary>
    public static ProblemKind MediaType { get; } =
        new("unsupported_media_type", 415, "The body must be JSON", "请求内容须为 JSON");

    /// <summary>No grid covers the place.</summary>
    public static ProblemKind OutsideCity { get; } =
        new("outside_city", 422, "The place is outside the city's grids", "地点不在网格范围内");

    /// <summary>The grid named is not the one that covers the place.</summary>
    public static ProblemKind WrongGrid { get; } =
        new("wrong_grid", 422, "The place is in another grid", "地点不属于所填网格");

    /// <summary>The caller sends faster than agreed.</summary>
    public static ProblemKind TooManyRequests { get; } =
        new("too_many_requests", 429, "Too many requests", "请求过于频繁");

    /// <summary>A fault of ours.</summary>
    public static ProblemKind Internal { get; } =
        new("internal", 500, "The server made a mistake", "服务器内部错误");

    /// <summary>The city cannot answer now.</summary>
    public static ProblemKind Unavailable { get; } =
        new("unavailable", 503, "The city cannot answer right now", "服务暂不可用");

    /// <summary>The county sends more than it has room for; the others go on.</summary>
    public static ProblemKind CountyBusy { get; } =
        new("county_busy", 503, "The county sends more than can be taken right now", "本县区请求过多，请稍后重试");

    /// <summary>The kinds that are the gateway's own; the city's are in <see cref="Replies"/>.</summary>
    public static IReadOnlyList<ProblemKind> OfTheGateway { get; } =
    [
        IdempotencyKey, Unauthenticated, UnknownRoute, Method, TooLarge, MediaType, OutsideCity, WrongGrid,
        TooManyRequests, Internal, Unavailable, CountyBusy,
    ];
}
