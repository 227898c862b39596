using System.Text;
using GridOrleans.Cases;
using GridOrleans.City;
using GridOrleans.Registry;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Unit.Registry;

/// <summary>The invented population: exact, marked, in order, the same for a seed.</summary>
public sealed class SyntheticRegistryTests
{
    private static readonly CityPlan Plan = new(
        [],
        [.. Enumerable.Range(1, 7).Select(serial => new PlanGrid(
            UnitCode.Parse($"14021300100100{serial}"), "网格", 300 + serial, "", true))]);

    [Fact]
    public void The_total_is_exact_and_one_seed_gives_one_text()
    {
        var text = Text(seed: 7);

        Assert.Equal(10_001 + 1, text.Count(letter => letter is '\n'));
        Assert.Equal(text, Text(seed: 7));
        Assert.NotEqual(text, Text(seed: 8));
    }

    [Fact]
    public void Every_record_is_marked_and_what_a_registry_takes()
    {
        var day = new DateOnly(2026, 5, 1);
        var rows = RegistryFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(Text(seed: 7))), "registry.csv").ToList();

        Assert.Equal(7, rows.Select(row => row.Grid).Distinct().Count());
        Assert.Equal(Enum.GetValues<RecordKind>(), rows.Select(row => row.Body!.Kind).Distinct().Order());
        Assert.All(rows, row =>
        {
            var errors = new FieldErrors();
            var draft = RecordChecks.Normal(row.Body!.Draft());
            RecordChecks.Check(errors, "", draft, day);
            Assert.Null(errors.ToRefusal());
            Assert.StartsWith("SYN-", draft.Find(RecordShape.Of(draft.Kind).Key), StringComparison.Ordinal);
        });
        Assert.Equal(rows.Count, rows.Select(row =>
            (row.Grid, row.Body!.Kind, row.Body.Draft().Find(RecordShape.Of(row.Body.Kind).Key))).Distinct().Count());
    }

    private static string Text(int seed)
    {
        using var text = new StringWriter { NewLine = "\n" };
        new SyntheticRegistry(Plan, seed, 10_001).Write(text, _ => { }, CancellationToken.None);
        return text.ToString();
    }
}
