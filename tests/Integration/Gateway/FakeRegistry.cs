using System.Collections.Immutable;
using GridOrleans.Access;
using GridOrleans.Registry;
using GridOrleans.Units;

namespace GridOrleans.Integration.Gateway;

/// <summary>A registry with one person that remembers what it was asked; the city's table says who may what.</summary>
internal sealed class FakeRegistry(UnitCode grid) : IRegistryGrain
{
    public List<RegistryRequest> Asked { get; } = [];

    public RecordQuery? Query { get; private set; }

    private RecordView View => new(
        new(grid, 1),
        RecordKind.Person,
        ImmutableSortedDictionary<string, string>.Empty.Add("name", "李*"),
        [RecordField.Name],
        FakeCity.Noon,
        null);

    public Task<Reply<CollectView>> Collect(RegistryRequest request) => Take<CollectView>(
        request,
        RegistryRights.Collect,
        new([
            new(new(grid, 1), RecordKind.Person, RecordOutcome.Conflicting, [new(RecordField.Phone, "138****5678")]),
        ]));

    public Task<Reply<LoadView>> Load(RegistryRequest request) => Take<LoadView>(
        request, RegistryRights.Load, new(1, 0, 0, [], [new(2, "document: too short.")]));

    public Task<Reply<RecordView>> Disclose(RegistryRequest request) =>
        Take(request, RegistryRights.Disclose, View);

    public Task<Reply<RegistryReceipt>> Execute(RegistryRequest request) => Take<RegistryReceipt>(
        request,
        request.Command switch
        {
            RetainRecord => RegistryRights.Retain,
            UnsealRecord => RegistryRights.Special,
            ApproveUnsealing => RegistryRights.Approve,
            _ => RegistryRights.Erase,
        },
        new([new(grid, 1)], null));

    public Task<Reply<RecordView>> Read(Caller by, int serial) => Task.FromResult(
        RegistryAccess.Find(by, grid, RegistryRights.Read) is null
            ? RegistryAccess.Refuse(grid, RegistryRights.Read)
            : serial == 1 ? (Reply<RecordView>)View : RegistryRules.Unknown(new(grid), serial));

    public Task<Reply<RecordPage>> List(Caller by, RecordQuery query)
    {
        Query = query;
        return Task.FromResult(May<RecordPage>(by, RegistryRights.Read, new([View], 1)));
    }

    public Task<Reply<DisclosurePage>> ListDisclosures(Caller by, int offset, int limit) =>
        Task.FromResult(May<DisclosurePage>(by, RegistryRights.Audit, new([], 0)));

    private Task<Reply<T>> Take<T>(RegistryRequest request, RegistryRights right, T view)
        where T : class
    {
        Asked.Add(request);
        return Task.FromResult(May(request.By, right, view));
    }

    private Reply<T> May<T>(Caller by, RegistryRights right, T view)
        where T : class =>
        RegistryAccess.Find(by, grid, right) is null ? RegistryAccess.Refuse(grid, right) : view;
}

/// <summary>Searches and totals that remember the question.</summary>
internal sealed class FakeRegistryList : IRegistryListGrain
{
    public RecordSearch? Asked { get; private set; }

    public Task<Reply<FoundPage>> Search(Caller by, RecordSearch search)
    {
        Asked = search;
        return Task.FromResult(May<FoundPage>(by, search.Unit, RegistryRights.Read, new([], null)));
    }

    public Task<Reply<RegistryTotals>> Count(Caller by, UnitCode unit) => Task.FromResult(May<RegistryTotals>(
        by, unit, RegistryRights.Read, new(unit, 0, ImmutableSortedDictionary<string, long>.Empty, [])));

    public Task<Reply<SpecialGroupTotals>> CountSpecialGroups(Caller by, UnitCode unit) =>
        Task.FromResult(May<SpecialGroupTotals>(
            by, unit, RegistryRights.CountSpecial, new(unit, 10, ImmutableSortedDictionary<string, long>.Empty)));

    private static Reply<T> May<T>(Caller by, UnitCode unit, RegistryRights right, T view)
        where T : class =>
        RegistryAccess.Find(by, unit, right) is null ? RegistryAccess.Refuse(unit, right) : view;
}
