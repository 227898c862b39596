using System.Reflection;
using GridOrleans.Assessment;
using GridOrleans.Cases;
using GridOrleans.Catalogue;
using GridOrleans.Grids;
using GridOrleans.Gridworkers;
using GridOrleans.Orders;
using GridOrleans.Patrols;
using GridOrleans.Registry;
using GridOrleans.Silos;
using GridOrleans.Training;
using GridOrleans.Units;

namespace GridOrleans.Integration.Gateway;

/// <summary>A grain factory that knows the fake city's grains and nothing else.</summary>
#pragma warning disable CA1852 // DispatchProxy derives the proxy from this class at run time
internal class FakeGrainFactory : DispatchProxy
#pragma warning restore CA1852
{
    private FakeCity? _city;

    public static IGrainFactory Of(FakeCity city)
    {
        var factory = Create<IGrainFactory, FakeGrainFactory>();
        ((FakeGrainFactory)factory)._city = city;
        return factory;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => (targetMethod, args) switch
    {
        ({ ReturnType.Name: nameof(IGridGrain) }, [string code, ..]) => _city!.GridOf(code),
        ({ ReturnType.Name: nameof(IUnitGrain) }, [string code, ..]) => _city!.UnitOf(code),
        ({ ReturnType.Name: nameof(IStaffGrain) }, [string county, ..]) => _city!.Staff.Of(county),
        ({ ReturnType.Name: nameof(IAssessmentGrain) }, [string county, ..]) => _city!.Assessment.Of(county),
        ({ ReturnType.Name: nameof(IGridworkerGrain) }, [string worker, ..]) => FakeStaff.FileOf(worker),
        ({ ReturnType.Name: nameof(ITrainingGrain) }, [string unit, ..]) => _city!.Trainings.Of(unit),
        ({ ReturnType.Name: nameof(IRollSheetGrain) }, [string key, ..]) => _city!.Trainings.SheetOf(key),
        ({ ReturnType.Name: nameof(IPatrolGrain) }, [string worker, ..]) => _city!.Patrols.Of(worker),
        ({ ReturnType.Name: nameof(IRegistryGrain) }, [string code, ..]) => _city!.RegistryOf(code),
        ({ ReturnType.Name: nameof(IRegistryListGrain) }, [0L, ..]) => _city!.RegistryList,
        ({ ReturnType.Name: nameof(ICaseListGrain) }, [0L, ..]) => _city!.List,
        ({ ReturnType.Name: nameof(IManagementGrain) }, [0L, ..]) => FakeManagement.Grain,
        ({ ReturnType.Name: nameof(ISiloGrain) }, [string, ..]) => FakeSilo.Grain,
        ({ ReturnType.Name: nameof(ICatalogueGrain) }, [0L, ..]) => _city!.Catalogue,
        ({ ReturnType.Name: nameof(IOrderListGrain) }, [0L, ..]) => _city!.OrderList,
        _ => throw new NotSupportedException($"{targetMethod} is no part of the fake city."),
    };
}
