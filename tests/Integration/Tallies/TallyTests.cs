using System.Globalization;
using System.Text.Json;
using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.Commands;
using GridOrleans.Gateway.Units;
using GridOrleans.Integration.Gateway;
using GridOrleans.Integration.Grids;
using GridOrleans.Integration.Journal;
using GridOrleans.Tallies;
using GridOrleans.Units;
using GridOrleans.Verify;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace GridOrleans.Integration.Tallies;

/// <summary>A city's numbers, from cases in its grids to its screen and its auditor.</summary>
public sealed class TallyTests : StorageTest
{
    private static readonly UnitCode City = UnitCode.Parse("1402");
    private static readonly UnitDirectory Plan = FakeCity.Units();

    // In two villages of one township, and in another county.
    private static readonly string[] Grids =
        [FakeCity.Grid, FakeCity.GridBeside, FakeCity.GridOfSiblingVillage, FakeCity.GridOfOtherCounty];

    private int _commands;

    [Fact]
    public async Task Cases_of_two_counties_reach_the_city_and_every_unit_is_the_sum_of_its_children()
    {
        await using var silo = await NewSilo();
        await Establish(silo);
        await Report(silo, 12);
        var file = new CaseRequest(Id(), With(Role.VillageClerk, Grids[0]), new(UnitCode.Parse(Grids[0]), 1),
            new FileCase(Severity.Considerable));
        Assert.True((await silo.Grid(UnitCode.Parse(Grids[0])).Execute(file)).Accepted);

        var city = await Told(silo, City, tally => tally.Tally.Cases is { Reported: 12, Escalated: 1 });

        Assert.Equal(new() { Reported = 11, Filed = 1 }, city.Tally.Cases.ByStep);
        Assert.Equal(new() { NotFiled = 11, Considerable = 1 }, city.Tally.Cases.BySeverity);
        Assert.Equal(1, city.Tally.Cases.Waiting);
        foreach (var unit in (UnitCode[])[City, UnitCode.Parse("140212"), UnitCode.Parse("140212100")])
        {
            var tally = await silo.Unit(unit).ReadTally();
            Assert.Equal(tally.Tally, tally.Children.Aggregate(Tally.Zero, (sum, child) => sum.Plus(child.Tally)));
            Assert.Equal(tally.AsOf, tally.Children.Min(child => child.AsOf));
        }

        Assert.Equal(3, (await silo.Grid(UnitCode.Parse(Grids[0])).ReadTally()).Tally.Cases.Reported);
    }

    [Fact]
    public async Task The_instant_moves_on_while_nothing_happens()
    {
        await using var silo = await NewSilo();
        await Establish(silo);
        await Report(silo, 4);
        var told = await Told(silo, City, tally => tally.Tally.Cases.Reported == 4);

        var later = await Told(silo, City, tally => tally.AsOf > told.AsOf);

        Assert.Equal(told.Version, later.Version);
        Assert.Equal(told.Tally, later.Tally);
    }

    [Fact]
    public async Task Restarted_under_load_every_unit_asks_its_children_and_is_right_again()
    {
        await using (var first = await NewSilo())
        {
            await Establish(first);
            await Report(first, 40);
            await Told(first, City, tally => tally.Tally.Cases.Reported == 40);
        }

        // Nobody wakes the grids but the units that ask them, and half of them have nothing new to tell.
        await using var second = await NewSilo();
        var reporting = Report(second, 20, grids: 2);
        var again = await Told(second, City, tally =>
        {
            Assert.True(tally.Missing > 0 || tally.Tally.Cases.Reported >= 40, "It called itself whole too early.");
            return tally.Tally.Cases.Reported == 60;
        });

        await reporting;
        Assert.Equal(0, again.Missing);
    }

    [Fact]
    public async Task A_case_appears_on_the_citys_live_screen()
    {
        await using var silo = await NewSilo();
        await Establish(silo);
        await using var gateway = await GatewayOf(silo);
        await using var screen = await LiveStream.Open(gateway, "1402", gateway.Token("c", "city_centre@1402"));
        await screen.Reported(0);

        await Report(silo, 1);

        var told = await screen.Reported(1);
        Assert.Equal(1, told.GetProperty("children").EnumerateArray()
            .Sum(child => LiveStream.ReportedOf(child.GetProperty("tally"))));
    }

    [Fact]
    public async Task Verify_proves_the_citys_numbers_and_finds_a_planted_one()
    {
        await using var silo = await NewSilo();
        await Establish(silo);
        await Report(silo, 12);
        await using var gateway = await GatewayOf(silo);

        var (code, report) = await Verify(gateway);
        Assert.True(code == 0, report.GetRawText());
        Assert.Equal(12, report.GetProperty("tallies").GetInt32());

        var grid = UnitCode.Parse(Grids[3]);
        var planted = new Tally { Cases = new() { Reported = 99 } };
        await silo.Unit(grid.At(UnitLevel.Village)).TakeTally(
            new(grid, new(1, 1), TimeProvider.System.GetUtcNow(), 0, planted));
        await Told(silo, City, tally => tally.Tally.Cases.Reported > 12);

        (code, report) = await Verify(gateway);
        Assert.Equal(1, code);
        var findings = report.GetProperty("findings").EnumerateArray().ToList();
        Assert.All(findings, finding => Assert.Equal("wrong_tally", finding.GetProperty("kind").GetString()));
        Assert.Equal(
            ["unit/1402", "unit/140221", "unit/140221100", "unit/140221100001"],
            findings.Select(finding => finding.GetProperty("stream").GetString()));
        Assert.All(findings.Skip(1), finding => Assert.Contains(
            "cases.reported 99, not 3", finding.GetProperty("detail").GetString(), StringComparison.Ordinal));
    }

    private protected override Task<StorageOptions> NewStorage() => Task.FromResult(InNewFolder());

    private static Task<GatewayUnderTest> GatewayOf(RunningSilo silo) =>
        GatewayUnderTest.Start(change: services => services.AddSingleton(silo.Grains));

    private Task<RunningSilo> NewSilo() => RunningSilo.Start(
        Another(),
        services => services.AddSingleton<IUnitPlan, FakePlan>());

    private static async Task Establish(RunningSilo silo) =>
        await Task.WhenAll(Grids.Select(grid => silo.Established(UnitCode.Parse(grid))));

    private Task Report(RunningSilo silo, int cases, int grids = 4) => Task.WhenAll(Enumerable.Range(0, cases)
        .Select(async number =>
        {
            var grid = Grids[number % grids];
            var reply = await silo.Grid(UnitCode.Parse(grid)).Execute(new(
                Id(),
                With(Role.Resident, grid),
                null,
                new ReportCase("Rubbish", new(113.3, 40.08), ReportSource.Resident, "N301")));
            Assert.True(reply.Accepted, reply.Refusal?.Detail);
        }));

    private CommandId Id() => CommandId.Parse(
        string.Create(CultureInfo.InvariantCulture, $"command-{Interlocked.Increment(ref _commands)}"));

    private static Caller With(Role role, string grid) => new("li", [new(role, UnitCode.Parse(grid))]);

    // What is not told within the test's time is never told.
    private static async Task<UnitTally> Told(RunningSilo silo, UnitCode unit, Func<UnitTally, bool> holds)
    {
        while (true)
        {
            var tally = await silo.Unit(unit).ReadTally();
            if (holds(tally) && tally.Missing == 0)
            {
                return tally;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), Stop);
        }
    }

    private async Task<(int Code, JsonElement Report)> Verify(GatewayUnderTest gateway)
    {
        var token = Path.Combine(Options.Folder, "token");
        await File.WriteAllTextAsync(token, gateway.Token("audit", "auditor@1402"), Stop);
        await using var output = new StringWriter();
        string[] arguments =
        [
            "--folder", Options.Folder, "--wait", "3s", "--tallies", gateway.App.Urls.Single(), "--token-file", token,
            "--json",
        ];
        var code = await VerifyCommand.Create().Parse(arguments).InvokeAsync(
            new() { Output = output, Error = output }, Stop);
        return (code, JsonElement.Parse(output.ToString()));
    }

    private sealed class FakePlan : IUnitPlan
    {
        public System.Collections.Immutable.ImmutableArray<UnitCode> Children(UnitCode unit) =>
            [.. Plan.Find(unit)?.Children.Select(child => child.Code) ?? []];
    }
}
