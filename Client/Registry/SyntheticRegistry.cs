using System.Globalization;
using GridOrleans.City;
using GridOrleans.City.Generation;
using GridOrleans.Units;

namespace GridOrleans.Registry;

/// <summary>
/// Invented records for a city plan: as many as the city has published, deterministic by seed, and marked. Every
/// document and code begins with <c>SYN-</c>, which no real one does, and no telephone number can be called.
/// </summary>
/// <remarks>The proportions of the kinds are illustrative; that there are 12.08 million is published.</remarks>
internal sealed class SyntheticRegistry(CityPlan plan, int seed, long records)
{
    /// <summary>How many records the city has published.</summary>
    public const long Published = 12_080_000;

    // Hundredths of a grid's records: a quarter of 12.08 million is the city's population of 3.1 million.
    private const int People = 26, Houses = 18, Places = 2, Matters = 20, Organisations = 4, RiskPoints = 2;

    private static readonly string[] Surnames = [.. "李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗".Select(one => one.ToString())];
    private static readonly string[] Given = [.. "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂华建国英文".Select(one => one.ToString())];
    private static readonly string[] Streets = ["迎宾街", "御河东路", "平城街", "魏都大道", "云中路", "文瀛路", "永泰街", "和阳路"];
    private static readonly string[] Things = ["路灯", "井盖", "消火栓", "健身器材", "宣传栏", "监控杆"];
    private static readonly string[] Recurring = ["独居老人走访", "取暖安全检查", "楼道杂物清理", "邻里调解", "防汛巡查"];
    private static readonly string[] Firms = ["便民超市", "面馆", "理发店", "药店", "幼儿园", "修理铺"];
    private static readonly string[] Spots = ["广场", "集市", "停车场", "菜地"];
    private static readonly string[] Risks = ["河堤", "老旧线路", "燃气管线", "边坡", "危墙"];
    private static readonly string[] Levels = ["low", "low", "medium", "high"];
    private static readonly string[] Uses = ["own", "own", "let", "empty"];

    /// <summary>Writes them as CSV, grid by grid.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="told">Is told after each grid how many there are.</param>
    /// <param name="stop">Ends it early.</param>
    public void Write(TextWriter text, Action<long> told, CancellationToken stop)
    {
        text.WriteLine(string.Join(',', RegistryFile.Columns));
        var weight = plan.Grids.Sum(grid => (long)Math.Max(grid.Households, 1));
        var (before, written) = (0L, 0L);
        foreach (var (place, grid) in plan.Grids.Index())
        {
            stop.ThrowIfCancellationRequested();
            before += Math.Max(grid.Households, 1);
            var upTo = (long)((Int128)before * records / weight);
            Write(text, grid.Code, (int)(upTo - written), new(unchecked((seed * 1_000_003) + place)));
            written = upTo;
            told(written);
        }
    }

    private static void Write(TextWriter text, UnitCode grid, int all, SeededDraw draw)
    {
        var houses = all * Houses / 100;
        for (var house = 1; house <= houses; house++)
        {
            Row(text, grid, "house", new()
            {
                [RecordField.Code] = $"SYN-H{house}",
                [RecordField.Address] =
                    $"{Of(Streets, draw)}{draw.Whole(1, 199)}号{draw.Whole(1, 6)}-{draw.Whole(101, 632)}",
                [RecordField.Use] = Of(Uses, draw),
                [RecordField.Area] = Text(draw.Whole(38, 160)),
            });
        }

        var people = all * People / 100;
        for (var person = 1; person <= people; person++)
        {
            // Filled one after the other: the first of a house is its household's head.
            var house = houses == 0 ? 0 : ((person - 1) % houses) + 1;
            Row(text, grid, "person", new()
            {
                [RecordField.Document] = $"SYN-{grid}-{person}",
                [RecordField.Name] = Of(Surnames, draw) + Of(Given, draw) + (draw.Chance(0.7) ? Of(Given, draw) : ""),
                [RecordField.Sex] = draw.Chance(0.5) ? "male" : "female",
                [RecordField.Born] = $"{draw.Whole(1935, 2024)}-{draw.Whole(1, 12):00}-{draw.Whole(1, 28):00}",
                [RecordField.Phone] = $"000{draw.Whole(0, 99_999_999):00000000}",
                [RecordField.Household] = $"SYN-{house}",
                [RecordField.Relation] = person <= houses ? "户主" : "家庭成员",
                [RecordField.House] = $"SYN-H{house}",
            });
        }

        Named(text, grid, "place", (all * Places / 100, "P", Spots), draw);
        Named(text, grid, "matter", (all * Matters / 100, "M", Recurring), draw);
        Named(text, grid, "organisation", (all * Organisations / 100, "S", Firms), draw);
        Named(text, grid, "risk_point", (all * RiskPoints / 100, "R", Risks), draw);

        // The rest, so that the total is exact.
        var rest = all - houses - people
            - (all * Places / 100) - (all * Matters / 100) - (all * Organisations / 100) - (all * RiskPoints / 100);
        Named(text, grid, "object", (rest, "O", Things), draw);
    }

    private static void Named(
        TextWriter text,
        UnitCode grid,
        string kind,
        (int Count, string Mark, string[] Names) what,
        SeededDraw draw)
    {
        for (var place = 1; place <= what.Count; place++)
        {
            var category = Of(what.Names, draw);
            var values = new Dictionary<RecordField, string>
            {
                [RecordField.Code] = $"SYN-{what.Mark}{place}",
                [RecordField.Name] = $"{category}{place}",
                [RecordField.Category] = category,
                [RecordField.Address] = $"{Of(Streets, draw)}{draw.Whole(1, 199)}号",
            };
            if (kind is "risk_point")
            {
                values.Add(RecordField.Level, Of(Levels, draw));
            }

            Row(text, grid, kind, values);
        }
    }

    // Nothing that is invented here holds a comma or a quote.
    private static void Row(TextWriter text, UnitCode grid, string kind, Dictionary<RecordField, string> values)
    {
        text.Write(grid.ToString());
        text.Write(',');
        text.Write(kind);
        for (var field = RecordField.Code; field <= RecordField.Note; field++)
        {
            text.Write(',');
            text.Write(values.GetValueOrDefault(field));
        }

        text.Write('\n');
    }

    private static string Of(string[] names, SeededDraw draw) => names[draw.Whole(0, names.Length - 1)];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
