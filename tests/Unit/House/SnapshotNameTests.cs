using System.Reflection;
using GridOrleans.Journal;
using Xunit;

namespace GridOrleans.Unit.House;

/// <summary>
/// The storage provider's row key leaves the grain's class out: two classes with one state name and one key would read
/// each other's snapshots.
/// </summary>
public sealed class SnapshotNameTests
{
    private const BindingFlags AnyInstance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    [Fact]
    public void No_two_grain_classes_keep_their_state_under_one_name()
    {
        var names = typeof(JournalGrain).Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(Grain)))
            .SelectMany(type => type.GetConstructors(AnyInstance))
            .SelectMany(constructor => constructor.GetParameters())
            .Select(parameter => parameter.GetCustomAttribute<PersistentStateAttribute>())
            .OfType<PersistentStateAttribute>()
            .Select(state => state.StateName)
            .ToList();

        Assert.NotEmpty(names);
        Assert.Equal(names.Distinct(StringComparer.Ordinal), names);
    }
}
