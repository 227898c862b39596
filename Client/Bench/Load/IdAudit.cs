using System.Runtime.InteropServices;

namespace GridOrleans.Bench.Load;

/// <summary>Acknowledged commands held against those that are durable: each must be there exactly once.</summary>
/// <param name="Acknowledged">How many were acknowledged.</param>
/// <param name="Missing">Of these, how many are not there.</param>
/// <param name="Doubled">How many are there more than once.</param>
/// <param name="Unasked">How many are there that nobody was told of.</param>
internal sealed record IdAudit(long Acknowledged, long Missing, long Doubled, long Unasked)
{
    /// <summary>Whether nothing was found.</summary>
    public bool Clean => Missing == 0 && Doubled == 0 && Unasked == 0;

    /// <summary>Compares the two.</summary>
    public static async Task<IdAudit> Of(IReadOnlyCollection<string> acknowledged, IAsyncEnumerable<string> durable)
    {
        Dictionary<string, int> found = new(acknowledged.Count, StringComparer.Ordinal);
        await foreach (var id in durable)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(found, id, out _)++;
        }

        var missing = acknowledged.LongCount(id => !found.ContainsKey(id));
        return new(
            acknowledged.Count,
            missing,
            found.Values.LongCount(times => times > 1),
            found.Count - (acknowledged.Count - missing));
    }

    /// <inheritdoc/>
    public override string ToString() => Clean
        ? FormattableString.Invariant($"{Acknowledged:N0} acknowledged, each durable once")
        : FormattableString.Invariant(
            $"{Acknowledged:N0} acknowledged, {Missing} missing, {Doubled} doubled, {Unasked} never acknowledged");
}
