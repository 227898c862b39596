namespace GridOrleans.Gateway.Problems;

/// <summary>Declares the problems that an address may answer with.</summary>
internal static class ProblemMetadata
{
    // What the pipeline may answer before an address with a caller is reached, or when the city cannot answer.
    private static readonly int[] Everywhere = [401, 429, 500, 503];

    /// <summary>Declares problems by status, besides those that any address may answer with.</summary>
    public static TBuilder ProducesProblems<TBuilder>(this TBuilder builder, params int[] statuses)
        where TBuilder : IEndpointConventionBuilder
    {
        foreach (var status in statuses.Concat(Everywhere))
        {
            builder.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(Problem), [Problem.MediaType]));
        }

        return builder;
    }
}
