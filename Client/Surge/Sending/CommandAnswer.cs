using GridOrleans.Cases;

namespace GridOrleans.Surge.Sending;

/// <summary>What became of a command.</summary>
internal abstract record CommandAnswer;

/// <summary>It took effect, now or when it was sent before.</summary>
/// <param name="Number">The case.</param>
/// <param name="Step">Where the case stands after it.</param>
/// <param name="Version">The version of its newest entry.</param>
/// <param name="Outcome">How the case ended; null while it is open.</param>
internal sealed record Acknowledged(CaseNumber Number, CaseStep Step, long Version, CaseOutcome? Outcome = null)
    : CommandAnswer;

/// <summary>An upload took effect, now or when it was sent before.</summary>
/// <param name="Worker">The gridworker.</param>
/// <param name="Version">The version of the gridworker's patrols that changed the patrol last.</param>
internal sealed record PatrolTaken(string Worker, long Version) : CommandAnswer;

/// <summary>A rule or a check of the gateway said no, for good.</summary>
/// <param name="Code">The problem's <c>code</c>, or <c>http_STATUS</c> where it has none.</param>
/// <param name="Detail">The problem's sentence.</param>
internal sealed record Refused(string Code, string Detail) : CommandAnswer;

/// <summary>No answer within the patience: it may or may not have taken effect.</summary>
/// <param name="Why">What the last attempt met.</param>
internal sealed record Unanswered(string Why) : CommandAnswer;
