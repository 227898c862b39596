using GridOrleans.Assessment;
using GridOrleans.Catalogue;
using GridOrleans.Cases;
using GridOrleans.Grids;
using GridOrleans.Gridworkers;
using GridOrleans.Clocks;
using GridOrleans.Escalation;
using GridOrleans.Journal;
using GridOrleans.Patrols;
using GridOrleans.Tallies;
using GridOrleans.Registry;
using GridOrleans.Training;
using GridOrleans.Units;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace GridOrleans;

/// <summary>
/// What a silo needs so that grids can live in it; the host adds an <see cref="IJournalStore"/>, binds the options, and
/// adds a <see cref="CatalogueHistory"/> where the illustrative sample is not wanted.
/// </summary>
internal static class GridsHosting
{
    public static IServiceCollection AddGrids(this IServiceCollection services)
    {
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<JournalMetrics>();
        services.AddSingleton<EscalationMetrics>();
        services.AddSingleton<TallyMetrics>();
        services.AddSingleton<IValidateOptions<EscalationOptions>, EscalationOptionsCheck>();
        services.AddSingleton(provider => new JournalSurroundings(
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<JournalWriter>>()));
        services.AddSingleton<JournalWriter>();
        services.AddSingleton<IJournal>(provider => provider.GetRequiredService<JournalWriter>());
        services.TryAddSingleton(new CityTime(TimeProvider.System));
        services.AddSingleton<CallBook>();
        services.AddSingleton<GridGrainSurroundings>();
        services.TryAddSingleton<IUnitPlan, NoUnitPlan>();
        services.TryAddSingleton<IResidence, AnyResidence>();
        services.AddSingleton<UnitGrainSurroundings>();
        services.AddSingleton<PatrolGrainSurroundings>();
        services.TryAddSingleton<IStaffPlan, NoStaffPlan>();
        services.AddSingleton<StaffGrainSurroundings>();
        services.AddSingleton<GridworkerGrainSurroundings>();
        services.AddSingleton<RegistryGrainSurroundings>();
        services.AddSingleton<TrainingGrainSurroundings>();
        services.AddSingleton<AssessmentSurroundings>();
        services.TryAddSingleton(_ => IndicatorSet.LoadSample());
        services.TryAddSingleton(_ => CatalogueHistory.Of(ItemCatalogue.LoadSample()));
        services.TryAddSingleton(_ => WorkCalendar.LoadOfficial());
        services.AddSingleton(all => new CasePolicy(
            all.GetRequiredService<CatalogueHistory>(),
            SeverityTable.Read(all.GetRequiredService<IOptions<EscalationOptions>>().Value),
            new CityClock(all.GetRequiredService<WorkCalendar>())));
        return services;
    }
}
