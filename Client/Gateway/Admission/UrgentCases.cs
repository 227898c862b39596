using GridOrleans.Cases;
using Microsoft.Extensions.Caching.Memory;

namespace GridOrleans.Gateway.Admission;

/// <summary>
/// Which cases are urgent, as far as this gateway has seen their files: those of severity 01 and 02, alarms among them.
/// Only the grid knows a case's severity, and to ask it is what would have to wait; so the first command on a case that
/// another gateway opened may wait here, and none after it.
/// </summary>
internal sealed class UrgentCases : IDisposable
{
    /// <summary>More than can be open at once in a flood: a fiftieth of the city's year.</summary>
    private const int Most = 100_000;

    /// <summary>For how long a case that nobody touches is remembered.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    private readonly MemoryCache _cases = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <summary>Whether a command is urgent: it concerns a case known as such, or it says so.</summary>
    public bool Includes(CaseRequest request) => request.Command switch
    {
        RaiseAlarm => true,
        FileCase filing => IsUrgent(filing.Severity),
        RaiseCase raising => IsUrgent(raising.Severity),
        _ => request.Case is { } number && _cases.TryGetValue(number, out _),
    };

    /// <summary>Remembers a case that is urgent, and forgets one that is no more.</summary>
    public void Note(CaseView seen)
    {
        if (seen.Severity is { } severity && IsUrgent(severity))
        {
            _cases.Set(seen.Number, true, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = Kept });
        }
        else if (seen.Severity is not null)
        {
            _cases.Remove(seen.Number);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _cases.Dispose();

    private static bool IsUrgent(Severity severity) => severity is Severity.Extraordinary or Severity.Major;
}
