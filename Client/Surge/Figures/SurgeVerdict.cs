using GridOrleans.Surge.Profiles;

namespace GridOrleans.Surge.Figures;

/// <summary>Judges a surge. Pure.</summary>
internal static class SurgeVerdict
{
    /// <summary>Everything that keeps a surge from counting as passed, a sentence each; empty when it passed.</summary>
    public static IEnumerable<string> Findings(SurgeTotals totals, int cases, SurgeLimits limits)
    {
        if (totals.CasesAsIntended != cases)
        {
            yield return FormattableString.Invariant(
                $"{cases - totals.CasesAsIntended} of {cases} cases did not end as intended.");
        }

        if (totals.FaultCount > 0)
        {
            yield return FormattableString.Invariant($"{totals.FaultCount} answers were not the intended ones.");
        }

        if (limits.FailedAttemptShare is { } share && totals.FailedAttemptShare > share)
        {
            yield return FormattableString.Invariant(
                $"{totals.FailedAttemptShare:P2} of the attempts failed; the profile allows {share:P2}.");
        }

        if (limits.P99Milliseconds is { } p99 && totals.Response.P99 > p99)
        {
            yield return FormattableString.Invariant(
                $"The p99 of the responses is {totals.Response.P99:N1} ms; the profile allows {p99:N1} ms.");
        }
    }
}
