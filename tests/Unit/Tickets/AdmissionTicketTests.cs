using System.Reflection;
using GridOrleans.Cases;
using GridOrleans.Catalogue;
using GridOrleans.Tickets;
using GridOrleans.Unit.Catalogue;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Unit.Tickets;

public sealed class AdmissionTicketTests
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly UnitCode Grid = UnitCode.Parse("140213001001001");
    private static readonly ItemCatalogue Sample = ItemCatalogue.LoadSample();
    private static readonly DateTimeOffset Noon = new(2030, 6, 1, 12, 0, 0, TimeSpan.FromHours(8));

    [Theory]
    [InlineData("2024-12-31T23:59:59+08:00", RefusalCode.TicketRequired)]
    [InlineData("2025-01-01T00:00:00+08:00", null)]
    [InlineData("2024-12-31T16:00:00Z", null)]
    [InlineData("2034-12-31T23:59:59+08:00", null)]
    [InlineData("2035-01-01T00:00:00+08:00", RefusalCode.TicketExpired)]
    public void A_ticket_is_issued_in_its_period_by_chinas_calendar(string now, RefusalCode? code)
    {
        var (ticket, refusal) = Allotted(Sample, "T-N301")
            .Issue("T-N301", "N301", Sample, DateTimeOffset.Parse(now, null));

        Assert.Equal(code, refusal?.Code);
        Assert.Equal(code is null, ticket is not null);
    }

    [Fact]
    public void A_ticket_ends_with_its_expiry_before_its_period_and_with_its_period_before_its_expiry()
    {
        var now = new DateTimeOffset(2030, 6, 1, 0, 0, 0, TimeSpan.FromHours(8));
        foreach (var (path, value) in new[]
        {
            ("items[0].ticket.expires", "2030-05-31T12:00:00+08:00"),
            ("items[0].ticket.to", "2030-05-31"),
        })
        {
            var catalogue = ItemCatalogue.Load(ItemCatalogueTests.Damaged(path, value, null));

            var (_, refusal) = Allotted(catalogue, "T-N101").Issue("T-N101", "N101", catalogue, now);
            Assert.Equal(RefusalCode.TicketExpired, refusal?.Code);
            Assert.Contains("2030-05-31", refusal?.Detail, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_item_that_gridworkers_are_not_given_has_no_use_for_its_ticket()
    {
        var json = ItemCatalogueTests.Damaged("version", "sample-1", null);
        var at = json.IndexOf("\"gridworkers\":true", StringComparison.Ordinal);
        var catalogue = ItemCatalogue.Load(json.Remove(at, 18).Insert(at, "\"gridworkers\":false"));

        Assert.Equal(
            RefusalCode.TicketRequired,
            Allotted(catalogue, "T-N101").Issue("T-N101", "N101", catalogue, Noon).Refusal?.Code);
    }

    [Fact]
    public void Each_task_takes_one_of_what_was_allotted_and_then_there_is_none()
    {
        var ledger = Allotted(Sample, "T-N301", 2);
        for (var task = 0; task < 2; task++)
        {
            Assert.NotNull(ledger.Issue("T-N301", "N301", Sample, Noon).Ticket);
            ledger.Take(new CaseAssigned(1, Signature, new(AssigneeKind.Gridworker, "zhao"), "T-N301", null));
        }

        Assert.Equal(RefusalCode.TicketExhausted, ledger.Issue("T-N301", "N301", Sample, Noon).Refusal?.Code);
        Assert.Equal((0, 2), (ledger.Left("T-N301"), ledger.NextDraw("T-N301")));
    }

    [Fact]
    public void What_was_given_before_there_were_ledgers_counts_against_none()
    {
        var ledger = new AdmissionTicket.Ledger(Grid);

        ledger.Take(new CaseAssigned(1, Signature, new(AssigneeKind.Gridworker, "zhao"), "T-N301", null));

        Assert.Equal((0, 1), (ledger.Left("T-N301"), ledger.NextDraw("T-N301")));
    }

    [Fact]
    public void A_county_s_no_is_told_while_it_is_remembered_and_no_longer()
    {
        var ledger = new AdmissionTicket.Ledger(Grid);
        var no = new Refusal(RefusalCode.TicketExpired, "over");

        ledger.Deny("T-140213-1", no);
        Assert.True(ledger.Knows("T-140213-1"));
        Assert.Equal(no, ledger.Issue("T-140213-1", "N301", Sample, Noon).Refusal);

        ledger.Forget("T-140213-1");
        Assert.False(ledger.Knows("T-140213-1"));
        Assert.Equal(RefusalCode.TicketExhausted, ledger.Issue("T-140213-1", "N301", Sample, Noon).Refusal?.Code);
    }

    [Fact]
    public void Another_county_s_ticket_admits_nothing_here()
    {
        var (_, refusal) = new AdmissionTicket.Ledger(Grid).Issue("T-140212-1", "N301", Sample, Noon);

        Assert.Equal(RefusalCode.TicketRequired, refusal?.Code);
        Assert.Contains("another county", refusal?.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_county_gave_once_is_not_taken_twice()
    {
        var ledger = Allotted(Sample, "T-N301", 2);

        Assert.Throws<InvalidOperationException>(() =>
            ledger.Take(new TicketAllotted(Sample.FindTicket("T-N301")!, 2, 1)));
    }

    [Fact]
    public void Nobody_but_the_ledger_makes_a_ticket_and_no_task_for_a_gridworker_is_made_without_one()
    {
        Assert.All(
            typeof(AdmissionTicket).GetConstructors(Any),
            constructor => Assert.True(constructor.IsPrivate));
        Assert.All(
            typeof(CaseTask).GetConstructors(Any),
            constructor => Assert.True(constructor.IsPrivate));
        Assert.Contains(
            typeof(CaseTask).GetMethod(nameof(CaseTask.ForGridworker))!.GetParameters(),
            parameter => parameter.ParameterType == typeof(AdmissionTicket));
        Assert.Equal(
            ["Issue"],
            typeof(AdmissionTicket).Assembly.GetTypes()
                .SelectMany(type => type.GetMethods(Any | BindingFlags.Static | BindingFlags.DeclaredOnly))
                .Where(method => Makes(method.ReturnType))
                .Select(method => method.Name));
    }

    private static Access.Signature Signature { get; } = new("clerk", Access.Role.VillageClerk, Grid);

    private static bool Makes(Type type) => type == typeof(AdmissionTicket)
        || (type.IsGenericType && type.GetGenericArguments().Contains(typeof(AdmissionTicket)));

    private static AdmissionTicket.Ledger Allotted(ItemCatalogue catalogue, string number, int count = 1)
    {
        var ledger = new AdmissionTicket.Ledger(Grid);
        ledger.Take(new TicketAllotted(catalogue.FindTicket(number)!, count, 1));
        return ledger;
    }
}
