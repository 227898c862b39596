using System.Collections.Immutable;

namespace GridOrleans.Gateway.Problems;

/// <summary>Why a request was not carried out (RFC 9457).</summary>
/// <param name="Type">The kind's address in the documentation; stable.</param>
/// <param name="Title">The kind in a few words, in Chinese or English by <c>Accept-Language</c>.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">One sentence or two: what is wrong, and what to do.</param>
/// <param name="Code">The kind; apps branch on this.</param>
/// <param name="TraceId">The request's id in the operators' logs.</param>
internal sealed record Problem(
    string Type,
    string Title,
    int Status,
    string Detail,
    string Code,
    string TraceId)
{
    /// <summary>The media type of a problem.</summary>
    public const string MediaType = "application/problem+json";

    /// <summary>The moves that the case or order allows now; set where its position is the reason.</summary>
    public ImmutableArray<string>? LegalMoves { get; init; }

    /// <summary>The fields at fault, each with what is expected there.</summary>
    public ImmutableArray<FieldError>? Errors { get; init; }
}
