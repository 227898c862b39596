using System.Collections.Immutable;

namespace GridOrleans.Tallies;

/// <summary>Tasks that a sender tried to put on gridworkers without a valid ticket.</summary>
/// <param name="Sender">The department or office; <see cref="Others"/> for all that have no row of their own.</param>
/// <param name="Count">How many were refused.</param>
[GenerateSerializer, Immutable, Alias("sender-count")]
public readonly record struct SenderCount([property: Id(0)] string Sender, [property: Id(1)] int Count)
{
    /// <summary>Rows of a tally at most: the city has some 40 departments; more are mistakes in names.</summary>
    public const int SendersMax = 100;

    /// <summary>The last row, when there are more senders than rows.</summary>
    public const string Others = "others";

    /// <summary>
    /// The sum, in the order of the senders' names. The first names have the rows, and not the largest counts: so a sum
    /// does not depend on the order in which it was added up.
    /// </summary>
    internal static ImmutableArray<SenderCount> Plus(
        ImmutableArray<SenderCount> left,
        ImmutableArray<SenderCount> right)
    {
        if (left.IsEmpty || right.IsEmpty)
        {
            return left.IsEmpty ? right : left;
        }

        var sum = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (sender, count) in left.Concat(right))
        {
            sum[sender] = sum.GetValueOrDefault(sender) + count;
        }

        sum.Remove(Others, out var others);
        foreach (var beyond in sum.Keys.Skip(SendersMax).ToList())
        {
            sum.Remove(beyond, out var count);
            others += count;
        }

        var rows = sum.Select(row => new SenderCount(row.Key, row.Value));
        return [.. others == 0 ? rows : rows.Append(new(Others, others))];
    }
}
