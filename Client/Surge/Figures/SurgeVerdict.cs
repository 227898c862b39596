using GridOrleans.Surge.Profiles;
using GridOrleans.Verification;

namespace GridOrleans.Surge.Figures;

/// <summary>Judges a surge. Pure.</summary>
internal static class SurgeVerdict
{
    /// <summary>Everything that keeps a surge from counting as passed, a sentence each; empty when it passed.</summary>
    /// <param name="totals">What was measured.</param>
    /// <param name="cases">How many cases, alarms and patrols were to end as intended.</param>
    /// <param name="limits">The profile's limits.</param>
    public static IEnumerable<string> Findings(SurgeTotals totals, long cases, SurgeLimits limits)
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

        if (totals.NotBegun > 0)
        {
            yield return FormattableString.Invariant(
                $"{totals.NotBegun} commands were due and could not begin in time: the answers before them came late.");
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

        foreach (var (part, most) in limits.PartP99Milliseconds)
        {
            if (totals.ByPart.TryGetValue(part, out var figures) && figures.P99 > most)
            {
                yield return FormattableString.Invariant(
                    $"The p99 of '{part}' is {figures.P99:N1} ms; the profile allows {most:N1} ms.");
            }
        }

        if (limits.SilenceSeconds is { } silence && totals.LongestSilence > silence)
        {
            yield return FormattableString.Invariant(
                $"For {totals.LongestSilence:N1} s nothing was acknowledged; the profile allows {silence:N1} s.");
        }
    }

    /// <summary>What the journal holds against the surge's answers, judged by the limit; empty when nothing.</summary>
    /// <param name="audit">What the journal says; null when it was not asked.</param>
    /// <param name="whyNot">Why it was not asked; null when nobody wanted it to be.</param>
    /// <param name="limits">The profile's limits.</param>
    public static IEnumerable<string> Findings(ConservationReport? audit, string? whyNot, SurgeLimits limits)
    {
        if (audit is null)
        {
            if (limits.Lost is not null && whyNot is not null)
            {
                yield return $"The profile asks for a proof by the journal, and there is none: {whyNot}";
            }

            yield break;
        }

        if (audit.Broken > (limits.Lost ?? 0))
        {
            yield return FormattableString.Invariant(
                $"Of {audit.Acknowledged} acknowledged commands {audit.Lost} are lost, {audit.Doubled} are doubled, ")
                + FormattableString.Invariant($"{audit.Moved} stand elsewhere than they were answered.");
        }

        if (audit.Acknowledged > 0 && audit.Lost == audit.Acknowledged)
        {
            yield return "Not one is there: this may be the journal of another server. Name the server's with "
                + "--storage and --connection, or --folder.";
        }
    }
}
