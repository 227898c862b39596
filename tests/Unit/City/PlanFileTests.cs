using GridOrleans.City;
using Xunit;

namespace GridOrleans.Unit.City;

public sealed class PlanFileTests(DefaultPlan city)
{
    [Fact]
    public void What_is_written_is_read_back()
    {
        var read = CityPlan.Read(city.Written());
        Assert.Equal(city.Plan.Units.Select(Bare), read.Units.Select(Bare));
        Assert.Equal(city.Plan.Grids.Select(Bare), read.Grids.Select(Bare));
        Assert.All(city.Plan.Grids.Zip(read.Grids), pair => Assert.True(
            pair.First.Outline!.EqualsExact(pair.Second.Outline)));
        Assert.All(city.Plan.Units.Zip(read.Units).Where(pair => pair.First.Outline is not null), pair =>
            Assert.True(pair.First.Outline!.EqualsExact(pair.Second.Outline)));
    }

    [Fact]
    public void A_plan_is_never_overwritten()
    {
        var folder = city.NewFolder();
        Squares.Plan().Write(folder);
        Assert.Throws<IOException>(() => Squares.Plan().Write(folder));
    }

    [Fact]
    public void Only_the_files_of_the_plan_are_left_behind()
    {
        var folder = city.NewFolder();
        Squares.Plan().Write(folder);
        Assert.Equal(
            ["grids.csv", "grids.geojson", "units.csv", "units.geojson"],
            Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("grids.csv", 2, "140299100201001,", "14029910020100,", "is not a unit code")]
    [InlineData("grids.csv", 3, ",400,,true", ",many,,true", "'households' is 'many'")]
    [InlineData("grids.csv", 3, ",400,,true", ",400,true", "not as many fields")]
    [InlineData("grids.csv", 3, ",400,,true", ",400,,maybe", "'synthetic' is 'maybe'")]
    [InlineData("grids.csv", 3, ",gw-", ",gw-345678901234567890123456789012345678901234567890-", "has 67 characters")]
    [InlineData("units.csv", 3, ",区,", ",,", "'name' is empty")]
    [InlineData("units.csv", 1, "kind", "sort", "columns kind are missing")]
    [InlineData("grids.geojson", 3, "\"code\"", "\"id\"", "no property 'code'")]
    [InlineData("grids.geojson", 2, "\"Polygon\"", "\"Polygone\"", "not valid GeoJSON")]
    [InlineData("grids.geojson", 3, "140299100201002", "140299100201001", "Line 2 has this code")]
    [InlineData("grids.geojson", 3, "140299100201002", "140299100201003", "in no table")]
    public void A_broken_line_is_named_with_its_file_and_reason(
        string file, int line, string old, string broken, string reason)
    {
        var folder = city.NewFolder();
        Squares.Plan().Write(folder);
        var path = Path.Combine(folder, file);
        var lines = File.ReadAllLines(path);
        Assert.Contains(old, lines[line - 1], StringComparison.Ordinal);
        lines[line - 1] = lines[line - 1].Replace(old, broken, StringComparison.Ordinal);
        File.WriteAllLines(path, lines);
        var finding = Assert.Throws<PlanRefusedException>(() => CityPlan.Read(folder)).Findings[0];
        Assert.StartsWith($"{file}, line {line}: ", finding.Detail, StringComparison.Ordinal);
        Assert.Contains(reason, finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_of_an_older_release_names_nobody_responsible_and_is_read()
    {
        var folder = city.NewFolder();
        Squares.Plan().Write(folder);
        var path = Path.Combine(folder, "grids.csv");
        File.WriteAllLines(path, File.ReadAllLines(path).Select(line => line[..line.LastIndexOf(',')]));

        Assert.All(CityPlan.Load(folder).Grids, grid => Assert.Null(grid.Responsible));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("  ", null)]
    [InlineData(" gw-王 ", "gw-王")]
    public void Blank_means_nobody(string written, string? read)
    {
        var folder = city.NewFolder();
        Squares.Plan().Write(folder);
        var path = Path.Combine(folder, "grids.csv");
        var text = File.ReadAllText(path);
        File.WriteAllText(path, text.Replace($"gw-{Squares.West}", written, StringComparison.Ordinal));

        Assert.Equal([read, $"gw-{Squares.East}"], CityPlan.Load(folder).Grids.Select(grid => grid.Responsible));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(60)]
    [InlineData(300)]
    public void A_file_cut_off_in_the_middle_is_refused(int bytes)
    {
        var folder = city.NewFolder();
        Squares.Plan().Write(folder);
        var path = Path.Combine(folder, "grids.geojson");
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..bytes]);
        Assert.Throws<PlanRefusedException>(() => CityPlan.Read(folder));
    }

    [Fact]
    public void A_plan_with_an_overlap_does_not_load()
    {
        var folder = city.NewFolder();
        Squares.With(Squares.West, Squares.Box(0, 0, 0.012, 0.01)).Write(folder);
        var refused = Assert.Throws<PlanRefusedException>(() => CityPlan.Load(folder));
        Assert.Equal(PlanFindingKind.Overlap, Assert.Single(refused.Findings).Kind);
        Assert.Contains("140299100201002", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_silo_without_a_plan_generates_one_and_loads_it_the_next_time()
    {
        var folder = city.NewFolder();
        List<PlanProgress> told = [];
        var stop = TestContext.Current.CancellationToken;
        var first = DefaultCity.LoadOrGenerate(folder, DefaultCity.Seed, new Listener(told), stop);
        Assert.NotEmpty(told);
        told.Clear();
        var second = DefaultCity.LoadOrGenerate(folder, DefaultCity.Seed, new Listener(told), stop);
        Assert.Empty(told);
        Assert.Equal(first.Grids.Select(Bare), second.Grids.Select(Bare));
    }

    [Fact]
    public void A_stop_while_generating_leaves_no_plan()
    {
        var folder = city.NewFolder();
        using var stop = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() =>
            DefaultCity.LoadOrGenerate(folder, DefaultCity.Seed, new Stopper(stop), stop.Token));
        Assert.False(CityPlan.IsIn(folder));
    }

    [Fact]
    public void A_broken_plan_is_refused_not_replaced()
    {
        var folder = city.NewFolder();
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "grids.csv"), "");
        Assert.ThrowsAny<IOException>(() => DefaultCity.LoadOrGenerate(folder, 1, null, CancellationToken.None));
        Assert.Empty(File.ReadAllText(Path.Combine(folder, "grids.csv")));
    }

    private sealed class Stopper(CancellationTokenSource stop) : IProgress<PlanProgress>
    {
        public void Report(PlanProgress value) => stop.Cancel();
    }

    private static PlanUnit Bare(PlanUnit unit) => unit with { Outline = null };

    private static PlanGrid Bare(PlanGrid grid) => grid with { Outline = null };

    private sealed class Listener(List<PlanProgress> told) : IProgress<PlanProgress>
    {
        public void Report(PlanProgress value) => told.Add(value);
    }
}
