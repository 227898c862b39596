namespace GridOrleans.Gateway.Cases;

/// <summary>One case: report it, read its file, move it.</summary>
internal static class CaseEndpoints
{
    /// <summary>Adds <c>/v1/cases</c> and everything below that is about one case.</summary>
    public static void MapCases(this IEndpointRouteBuilder v1, GatewayOptions options) =>
        CaseNoun.Noun.Map<CaseReport>(
            v1.MapGroup("/cases").WithTags("Cases 案卷"),
            options,
            "1 上报 Report: the grid that covers the place takes it");
}
