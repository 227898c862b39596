using System.Security.Cryptography;
using GridOrleans.Cases;
using GridOrleans.Journal;
using Xunit;

namespace GridOrleans.Unit.Journal;

/// <summary>What a case's proof shows, and that whoever reads it can compute it again.</summary>
public sealed class ChainWalkTests
{
    private static readonly CaseNumber Number = CaseNumber.Parse("140213001001001-1", null);
    private static readonly DateTimeOffset Noon = new(2026, 1, 5, 4, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Every_entry_of_the_case_can_be_computed_again()
    {
        var proof = Walk(Stream(6), [2, 4]);

        Assert.Equal((2L, 6L, (long?)null), (proof.From, proof.Head, proof.BrokenAt));
        Assert.Equal([2, 4], proof.Entries.Select(entry => entry.Version));
        Assert.All(proof.Entries, entry => Assert.Equal(
            entry.Hash,
            Convert.ToHexStringLower(SHA256.HashData([.. Convert.FromHexString(entry.Before), .. entry.Covers.Span]))));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void An_altered_entry_is_found_in_the_case_and_after_it(int version)
    {
        var stream = Stream(6);
        stream[version - 1] = stream[version - 1] with { Payload = "{\"x\":9}"u8.ToArray() };

        Assert.Equal(version, Walk(stream, [2, 4]).BrokenAt);
    }

    [Fact]
    public void A_missing_entry_breaks_the_chain_where_it_was()
    {
        var stream = Stream(6);
        stream.RemoveAt(4);

        Assert.Equal(5, Walk(stream, [1, 2]).BrokenAt);
    }

    private static List<JournalEntry> Stream(int length)
    {
        List<JournalEntry> stream = [];
        var hash = HashChain.Start;
        for (var version = 1; version <= length; version++)
        {
            var payload = "{\"案\":1}"u8.ToArray();
            hash = HashChain.Next(hash, version, Noon, $"command-{version}", "case_filed", payload);
            stream.Add(new(version, Noon, $"command-{version}", "case_filed", payload, hash));
        }

        return stream;
    }

    private static CaseProof Walk(List<JournalEntry> stream, long[] versions)
    {
        var walk = new ChainWalk([.. versions]);
        while (walk.Take([.. walk.NextPage.SelectMany(version => stream.Where(entry => entry.Version == version))]))
        {
        }

        return walk.Proof(Number);
    }
}
