using System.Collections.Immutable;
using GridOrleans.Access;
using GridOrleans.Units;
using GridOrleans.Workflow;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;

namespace GridOrleans.Registry;

/// <summary>Answers searches and totals from the read model, masked, on whichever silo is asked.</summary>
[GrainType("registry-list"), StatelessWorker]
internal sealed class RegistryListGrain(IRegistryListing listing, IOptions<RegistryOptions> options)
    : Grain, IRegistryListGrain
{
    /// <inheritdoc/>
    public async Task<Reply<FoundPage>> Search(Caller by, RecordSearch search)
    {
        if (RegistryAccess.Find(by, search.Unit, RegistryRights.Read) is null)
        {
            return RegistryAccess.Refuse(search.Unit, RegistryRights.Read);
        }

        return RegistryRules.Check(search) is { } invalid
            ? invalid
            : await listing.Search(search, CancellationToken.None);
    }

    /// <inheritdoc/>
    public async Task<Reply<RegistryTotals>> Count(Caller by, UnitCode unit)
    {
        if (RegistryAccess.Find(by, unit, RegistryRights.Read) is null)
        {
            return RegistryAccess.Refuse(unit, RegistryRights.Read);
        }

        var grids = await listing.Count(unit, CancellationToken.None);
        var children = grids.Where(_ => unit.Level is not UnitLevel.Grid)
            .GroupBy(grid => grid.Grid.At(unit.Level + 1))
            .OrderBy(child => child.Key)
            .Select(child => Sum(child.Key, child, []));
        return Sum(unit, grids, [.. children]);
    }

    /// <inheritdoc/>
    public async Task<Reply<SpecialGroupTotals>> CountSpecialGroups(Caller by, UnitCode unit)
    {
        if (RegistryAccess.Find(by, unit, RegistryRights.CountSpecial) is null)
        {
            return RegistryAccess.Refuse(unit, RegistryRights.CountSpecial);
        }

        if (!options.Value.SpecialGroups)
        {
            return RegistryRules.SpecialGroupsOff;
        }

        // In steps: otherwise a county's number less its townships' would tell of the one that was left out.
        var step = options.Value.LeastTold;
        var groups = await listing.CountSpecialGroups(unit, CancellationToken.None);
        return new SpecialGroupTotals(unit, step, groups
            .Where(group => group.Value >= step)
            .ToImmutableSortedDictionary(
                group => Spelling.Of(group.Key),
                group => group.Value / step * step,
                StringComparer.Ordinal));
    }

    private static RegistryTotals Sum(
        UnitCode unit,
        IEnumerable<GridTotal> grids,
        ImmutableArray<RegistryTotals> children) => new(
            unit,
            grids.Sum(grid => grid.Total),
            grids.GroupBy(grid => grid.Kind).ToImmutableSortedDictionary(
                kind => Spelling.Of(kind.Key), kind => kind.Sum(grid => grid.Total), StringComparer.Ordinal),
            children);
}
