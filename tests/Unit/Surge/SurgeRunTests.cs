using System.Collections.Immutable;
using System.Net;
using GridOrleans.Cases;
using GridOrleans.Surge.Figures;
using GridOrleans.Surge.Sending;
using Xunit;

namespace GridOrleans.Unit.Surge;

public sealed class SurgeRunTests : IDisposable
{
    private const int Cases = 5;
    private const int Steps = 7;

    private static readonly string[] MovesOfTheSixSteps = ["file", "assign", "start", "finish", "confirm", "close"];

    private readonly string _acks = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    [Fact]
    public async Task Every_case_is_walked_to_its_end()
    {
        using var surge = new SurgeFixture(new(SurgeFixture.Grid));

        Assert.True(await surge.Run(Cases, stop: TestContext.Current.CancellationToken));

        var totals = surge.Figures.Totals();
        Assert.Equal((Cases, Cases * Steps, 0), (totals.CasesAsIntended, totals.Response.Count, totals.FaultCount));
        Assert.Equal(Cases, totals.ByMove["close"].Count);
        Assert.Empty(SurgeVerdict.Findings(totals, Cases, new()));
    }

    [Fact]
    public async Task A_command_goes_to_the_address_of_its_move_with_its_fields_alone()
    {
        var gateway = new PretendGateway(SurgeFixture.Grid);
        using var surge = new SurgeFixture(gateway);

        await surge.Run(1, stop: TestContext.Current.CancellationToken);

        Assert.Equal(
            [
                "/v1/cases",
                .. MovesOfTheSixSteps.Select(move => $"/v1/cases/{SurgeFixture.Grid}-1/{move}"),
            ],
            gateway.Requests.Select(request => request.Address));
        Assert.Equal("""{"severity":"ordinary","groupSize":"individual"}""", gateway.Requests.ElementAt(1).Body);
        Assert.Equal("{}", gateway.Requests.ElementAt(3).Body);
    }

    [Fact]
    public async Task A_refused_case_is_not_walked_on()
    {
        var gateway = new PretendGateway(SurgeFixture.Grid)
        {
            Instead = count => Task.FromResult(
                count == 3 ? PretendGateway.Problem(HttpStatusCode.Conflict, "wrong_step") : null),
        };
        using var surge = new SurgeFixture(gateway);

        await surge.Run(1, stop: TestContext.Current.CancellationToken);

        var totals = surge.Figures.Totals();
        Assert.Equal(3, gateway.Ids.Count);
        Assert.Equal(1, totals.Refusals["wrong_step"]);
        Assert.Equal(1, totals.Ends["filed"]);
        Assert.Equal(2, SurgeVerdict.Findings(totals, 1, new()).Count());
    }

    [Fact]
    public async Task An_answer_from_another_grid_is_a_fault()
    {
        using var surge = new SurgeFixture(new("140212100201002"));

        await surge.Run(1, stop: TestContext.Current.CancellationToken);

        Assert.Contains("140212100201002-1", Assert.Single(surge.Figures.Totals().Faults), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_acknowledgement_is_written_down_once()
    {
        var gateway = new PretendGateway(SurgeFixture.Grid);
        using var surge = new SurgeFixture(gateway);
        using (var acks = AckFile.Open(_acks, resume: false))
        {
            await surge.Run(Cases, acks, TestContext.Current.CancellationToken);
        }

        var lines = await File.ReadAllLinesAsync(_acks, TestContext.Current.CancellationToken);
        Assert.Equal(Cases * Steps, lines.Length);
        Assert.All(gateway.Ids, id => Assert.Single(lines, line => line.Contains(id, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Sending_all_again_brings_the_first_answers()
    {
        var gateway = new PretendGateway(SurgeFixture.Grid);
        await RunAndNote(gateway, resume: false);

        var again = await RunAndNote(gateway, resume: true);

        Assert.Equal((Cases, 0), (again.CasesAsIntended, again.FaultCount));
        Assert.Equal(Cases * Steps, File.ReadLines(_acks).Count());
    }

    [Fact]
    public async Task A_server_that_forgot_what_it_acknowledged_is_found_out()
    {
        await RunAndNote(new PretendGateway(SurgeFixture.Grid), resume: false);
        var forgetful = new PretendGateway(SurgeFixture.Grid).FromVersion(1_000);

        var again = await RunAndNote(forgetful, resume: true);

        Assert.Equal(Cases, again.FaultCount);
        Assert.All(again.Faults, fault => Assert.Contains("answered differently", fault, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stopped_surge_tells_what_was_done_until_then()
    {
        using var stop = new CancellationTokenSource();
        var gateway = new PretendGateway(SurgeFixture.Grid)
        {
            Instead = async count =>
            {
                if (count == 4)
                {
                    await stop.CancelAsync();
                }

                return null;
            },
        };
        using var surge = new SurgeFixture(gateway);

        Assert.False(await surge.Run(1, stop: stop.Token));

        // Whether the fourth command's answer still came is a race that nobody decides; that three came is not.
        Assert.Equal(1, surge.Figures.Totals().Ends.Values.Sum());
        Assert.DoesNotContain("not_reported", surge.Figures.Totals().Ends.Keys);
    }

    [Fact]
    public async Task What_comes_again_is_answered_as_before()
    {
        var gateway = new PretendGateway(SurgeFixture.Grid);
        using var surge = new SurgeFixture(gateway);

        await surge.Run(
            SurgeFixture.Profile(Cases) with { Resends = new() { Repeated = 1 } },
            stop: TestContext.Current.CancellationToken);

        var totals = surge.Figures.Totals();
        Assert.Equal((Cases * Steps, Cases, 0), (totals.Repeats, totals.CasesAsIntended, totals.FaultCount));
        Assert.All(gateway.Ids.CountBy(id => id), sent => Assert.Equal(2, sent.Value));
    }

    [Fact]
    public async Task What_takes_effect_before_its_turn_is_found_out()
    {
        using var surge = new SurgeFixture(new(SurgeFixture.Grid));

        await surge.Run(
            SurgeFixture.Profile(1) with { Resends = new() { Reordered = 1 } },
            stop: TestContext.Current.CancellationToken);

        Assert.Contains(
            surge.Figures.Totals().Faults,
            fault => fault.Contains("before its turn", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_begins_after_the_time_is_up()
    {
        using var surge = new SurgeFixture(new(SurgeFixture.Grid));

        await surge.Run(
            SurgeFixture.Profile(1) with { MinutesBefore = Minutes(CaseMove.Assign, 600) },
            until: TimeSpan.FromSeconds(3),
            stop: TestContext.Current.CancellationToken);

        var totals = surge.Figures.Totals();
        Assert.Equal((1, 1, 0, 0), (totals.Opened, totals.Cut, totals.CasesAsIntended, totals.FaultCount));
        Assert.Equal(["file", "report"], totals.ByMove.Keys.Order());
        Assert.Empty(SurgeVerdict.Findings(totals, totals.Opened - totals.Cut, new()));
    }

    [Fact]
    public async Task In_batches_every_case_is_walked_to_its_end_too()
    {
        var gateway = new PretendGateway(SurgeFixture.Grid);
        using var surge = new SurgeFixture(gateway, batch: true);

        await surge.Run(Cases, stop: TestContext.Current.CancellationToken);

        var totals = surge.Figures.Totals();
        Assert.Equal((Cases, Cases * Steps, 0), (totals.CasesAsIntended, totals.Response.Count, totals.FaultCount));
        Assert.All(gateway.Requests, request => Assert.Equal("/v1/commands", request.Address));
    }

    [Fact]
    public async Task Each_second_is_counted_and_none_is_left_out()
    {
        using var surge = new SurgeFixture(new(SurgeFixture.Grid));

        await surge.Run(
            SurgeFixture.Profile(1) with { MinutesBefore = Minutes(CaseMove.Assign, 600) },
            stop: TestContext.Current.CancellationToken);

        var totals = surge.Figures.Totals();
        Assert.Equal(Enumerable.Range(0, totals.Seconds.Count), totals.Seconds.Select(second => second.At));
        Assert.Equal(Steps, totals.Seconds.Sum(second => second.Acknowledged));
        Assert.True(totals.Seconds.Count > 3);
    }

    public void Dispose() => File.Delete(_acks);

    private static ImmutableDictionary<CaseMove, double> Minutes(CaseMove move, double minutes) =>
        ImmutableDictionary<CaseMove, double>.Empty.Add(move, minutes);

    private async Task<SurgeTotals> RunAndNote(PretendGateway gateway, bool resume)
    {
        using var acks = AckFile.Open(_acks, resume);
        using var surge = new SurgeFixture(gateway);
        await surge.Run(Cases, acks, TestContext.Current.CancellationToken);
        return surge.Figures.Totals();
    }
}
