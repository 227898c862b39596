using System.Runtime.CompilerServices;
using GridOrleans.City;
using GridOrleans.City.Generation;
using Xunit;

[assembly: AssemblyFixture(typeof(GridOrleans.Unit.City.DefaultPlan))]

namespace GridOrleans.Unit.City;

/// <summary>The plan of seed 1 and its locator, made once for all tests.</summary>
public sealed class DefaultPlan : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("city-plan-").FullName;
    private int _folders;

    internal CityPlan Plan { get; } = CityGenerator.Generate(DefaultCity.Seed);

    /// <summary>A folder that does not exist yet; removed after the tests.</summary>
    internal string NewFolder([CallerMemberName] string name = "") =>
        Path.Combine(_root, $"{name}-{Interlocked.Increment(ref _folders)}");

    /// <summary>The plan written to a folder of the test's own.</summary>
    internal string Written([CallerMemberName] string name = "")
    {
        var folder = NewFolder(name);
        Plan.Write(folder);
        return folder;
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
