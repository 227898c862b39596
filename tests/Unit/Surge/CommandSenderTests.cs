using System.Net;
using GridOrleans.City.Generation;
using GridOrleans.Surge.Routes;
using GridOrleans.Surge.Sending;
using GridOrleans.Surge.Walks;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Unit.Surge;

public sealed class CommandSenderTests
{
    private static readonly WalkStep Report =
        new CaseWalk(new(), []).Plan(1, 0, UnitCode.Parse(SurgeFixture.Grid), new(113.5, 40.5))[0];

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    public async Task A_busy_server_is_asked_again_with_the_same_id(HttpStatusCode busy)
    {
        var gateway = FailingFirst(2, () => PretendGateway.Problem(busy, "busy"));
        using var surge = new SurgeFixture(gateway);

        Assert.IsType<Acknowledged>(await Send(surge));

        Assert.Equal([$"{Report.Id}", $"{Report.Id}", $"{Report.Id}"], gateway.Ids);
        Assert.Equal(2, surge.Figures.Totals().FailedAttempts[$"http_{(int)busy}"]);
    }

    [Theory]
    [InlineData("20")]
    [InlineData("Thu, 01 Jan 1970 00:00:20 GMT")]
    public async Task The_server_is_not_asked_before_it_wants_to_be(string retryAfter)
    {
        using var surge = new SurgeFixture(
            FailingFirst(1, () => PretendGateway.Problem(HttpStatusCode.ServiceUnavailable, "busy", retryAfter)));

        await Send(surge);

        Assert.InRange(surge.Time.Now, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(21));
    }

    [Fact]
    public async Task A_lost_connection_is_tried_again()
    {
        var gateway = FailingFirst(3, () => throw new HttpRequestException(HttpRequestError.ConnectionError));
        using var surge = new SurgeFixture(gateway);

        Assert.IsType<Acknowledged>(await Send(surge));

        Assert.Equal(3, surge.Figures.Totals().FailedAttempts["no_connection"]);
    }

    [Fact]
    public async Task No_answer_in_time_is_tried_again()
    {
        var gateway = new PretendGateway(SurgeFixture.Grid)
        {
            Instead = count => count == 1
                ? new TaskCompletionSource<HttpResponseMessage?>().Task
                : Task.FromResult<HttpResponseMessage?>(PretendGateway.Problem(HttpStatusCode.Conflict, "wrong_step")),
        };
        using var surge = new SurgeFixture(gateway, new(1, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(59)));

        await Send(surge);

        Assert.True(surge.Figures.Totals().FailedAttempts["no_answer_in_time"] >= 1);
    }

    [Fact]
    public async Task Patience_ends()
    {
        using var surge = new SurgeFixture(
            FailingFirst(int.MaxValue, () => throw new HttpRequestException(HttpRequestError.ConnectionError)));

        var answer = Assert.IsType<Unanswered>(await Send(surge));

        Assert.Equal("no_connection", answer.Why);
        Assert.InRange(surge.Time.Now, TimeSpan.FromSeconds(26), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_refusal_is_final()
    {
        var gateway = FailingFirst(1, () => PretendGateway.Problem(HttpStatusCode.Forbidden, "not_entitled"));
        using var surge = new SurgeFixture(gateway);

        Assert.Equal(new Refused("not_entitled", "No."), await Send(surge));
        Assert.Single(gateway.Ids);
    }

    [Fact]
    public async Task An_error_that_is_not_json_is_told_by_its_status()
    {
        using var surge = new SurgeFixture(FailingFirst(
            1, () => new(HttpStatusCode.InternalServerError) { Content = new StringContent("<html>") }));

        Assert.Equal("http_500", Assert.IsType<Refused>(await Send(surge)).Code);
    }

    [Fact]
    public void Waits_grow_to_their_cap_and_are_spread()
    {
        var draw = new SeededDraw(1);
        List<TimeSpan> waits = [.. Enumerable.Range(1, 40).Select(failures => RetryRule.Wait(failures, null, draw))];

        Assert.InRange(waits[0], RetryRule.First / 2, RetryRule.First);
        Assert.All(waits[10..], wait => Assert.InRange(wait, RetryRule.Longest / 2, RetryRule.Longest));
        Assert.Equal(30, waits[10..].Distinct().Count());
    }

    private static PretendGateway FailingFirst(int times, Func<HttpResponseMessage> fault) => new(SurgeFixture.Grid)
    {
        Instead = count => Task.FromResult(count <= times ? fault() : null),
    };

    private static Task<CommandAnswer> Send(SurgeFixture surge) =>
        surge.Sender.Send(
            new OutgoingCase(Report.Id, Report.By, UnitCode.Parse(SurgeFixture.Grid), null, Report.Command),
            new SeededDraw(1),
            TestContext.Current.CancellationToken);
}
