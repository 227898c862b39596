using System.Text.Json;
using CsCheck;
using GridOrleans.Patrols;
using Xunit;

namespace GridOrleans.Unit.Patrols;

/// <summary>Phones lose, repeat and reorder; a patrol is what they sent, however they sent it.</summary>
public sealed class PatrolProperties
{
    private const int Lives = 300;
    private const int StepsMax = 200;

    private static readonly string[] Points = ["well", "gate", "dam"];

    private static readonly Gen<Fix> AnyFix = Gen.Select(
        Gen.Int[0, StepsMax], Gen.Int[-300, 300], Gen.Int[-300, 300], Gen.Int[0, 150],
        (step, east, north, accuracy) => new Fix(
            Walks.Morning.AddSeconds(10 * step), 113.3 + (east * 1e-5), 40.09 + (north * 1e-5), accuracy));

    private static readonly Gen<CheckIn> AnyVisit = Gen.Select(
        Gen.Int[0, 2], Gen.Int[-60, 60], Gen.Int[0, 9],
        (point, minute, off) => new CheckIn(
            Points[point], Walks.Morning.AddMinutes(minute), 113.3001 + (off * 1e-4), 40.0901));

    private static readonly Gen<UploadPatrol> AnyUpload = Gen.Select(
        AnyFix.Array[0, 20], AnyVisit.Array[0, 3], Gen.Int[-5, 5], Gen.Int[10, 40], Gen.Int[0, 3],
        (fixes, visits, start, end, tells) => Walks.Upload(
            [.. fixes],
            [.. visits],
            tells is 1 or 3 || fixes.Length + visits.Length == 0 ? Walks.Morning.AddMinutes(start) : null,
            tells is 2 or 3 ? Walks.Morning.AddMinutes(end) : null));

    /// <summary>Uploads, then the same ones in another order, some of them more than once.</summary>
    private static readonly Gen<(UploadPatrol[] Once, UploadPatrol[] Otherwise)> AnySending =
        AnyUpload.Array[1, 8].SelectMany(once => Gen.Select(
            Gen.Shuffle(once), Gen.Int[0, once.Length - 1].Array[0, 6], Gen.Int[0, 8],
            (shuffled, again, at) => (
                once,
                Insert(shuffled, [.. again.Select(index => once[index])], Math.Min(at, shuffled.Length)))));

    [Fact]
    public void The_order_and_the_number_of_uploads_make_no_difference() => AnySending.Sample(
        sending => Assert.Equal(Told(Walks.Joined(sending.Once)), Told(Walks.Joined(sending.Otherwise))),
        iter: Lives);

    [Fact]
    public void However_it_is_cut_into_uploads_a_track_is_the_same() =>
        Gen.Select(AnyFix.Array[1, 120], Gen.Int[1, 30]).Sample(
            (fixes, size) => Assert.Equal(
                Told(Walks.Joined([Walks.Upload([.. fixes])])),
                Told(Walks.Joined(fixes.Chunk(size).Reverse().Select(part => Walks.Upload([.. part]))))),
            iter: Lives);

    [Fact]
    public void A_block_gives_back_every_fix() => AnyFix.Array[0, 100].Sample(
        fixes =>
        {
            TrackFix[] sorted = [.. fixes.Select(TrackFix.Of).Order().DistinctBy(fix => fix.Second)];

            Assert.Equal(sorted, FixBlock.Read(FixBlock.Join([], fixes.Select(TrackFix.Of))));
        },
        iter: Lives);

    private static UploadPatrol[] Insert(UploadPatrol[] uploads, UploadPatrol[] again, int at) =>
        [.. uploads[..at], .. again, .. uploads[at..]];

    // All but where the uploads are in the journal.
    private static string Told(PatrolState patrol) => JsonSerializer.Serialize(patrol with { Versions = [1] });
}
