using System.Reflection;
using GridOrleans.Cases;
using GridOrleans.Catalogue;
using Xunit;

namespace GridOrleans.Unit.Catalogue;

public sealed class AdmissionTicketTests
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly AdmissionTicket.Ledger Ledger = ItemCatalogue.LoadSample().Tickets;

    [Theory]
    [InlineData("2024-12-31T23:59:59+08:00", RefusalCode.TicketRequired)]
    [InlineData("2025-01-01T00:00:00+08:00", null)]
    [InlineData("2024-12-31T16:00:00Z", null)]
    [InlineData("2034-12-31T23:59:59+08:00", null)]
    [InlineData("2035-01-01T00:00:00+08:00", RefusalCode.TicketExpired)]
    public void A_ticket_is_issued_in_its_period_by_chinas_calendar(string now, RefusalCode? code)
    {
        var (ticket, refusal) = Ledger.Issue("T-N301", "N301", DateTimeOffset.Parse(now, null));

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
            var ledger = ItemCatalogue.Load(ItemCatalogueTests.Damaged(path, value, null)).Tickets;

            var (_, refusal) = ledger.Issue("T-N101", "N101", now);
            Assert.Equal(RefusalCode.TicketExpired, refusal?.Code);
            Assert.Contains("2030-05-31", refusal?.Detail, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_item_that_gridworkers_are_not_given_has_no_use_for_its_ticket()
    {
        var json = ItemCatalogueTests.Damaged("version", "sample-1", null);
        var at = json.IndexOf("\"gridworkers\":true", StringComparison.Ordinal);
        var ledger = ItemCatalogue.Load(json.Remove(at, 18).Insert(at, "\"gridworkers\":false")).Tickets;

        Assert.Equal(
            RefusalCode.TicketRequired,
            ledger.Issue("T-N101", "N101", new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero)).Refusal?.Code);
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
    }
}
