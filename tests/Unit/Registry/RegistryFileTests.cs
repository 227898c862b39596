using System.Text;
using GridOrleans.Registry;
using Xunit;

namespace GridOrleans.Unit.Registry;

/// <summary>Files of records: every bad row told with its line, the rest taken, the same blocks in every run.</summary>
public sealed class RegistryFileTests
{
    private const string Grid = "140213001001001";

    [Fact]
    public void Each_line_of_ndjson_is_a_record_or_a_reason()
    {
        var rows = Read("people.ndjson", $$"""
            {"grid":"{{Grid}}","kind":"person","document":"SYN-0001","name":"李雷"}

            {"grid":"1402","kind":"person","document":"SYN-0002"}
            {"grid":"{{Grid}}","kind":"ghost"}
            {"grid":"{{Grid}}","kind":"person","secret":"SYN-0003"}
            [1]
            broken
            {"grid":"{{Grid}}","kind":"house","code":"B1","address":"迎宾街12号"}
            """);

        Assert.Equal([1, 3, 4, 5, 6, 7, 8], rows.Select(row => row.Line));
        Assert.Equal([1, 8], rows.Where(row => row.Fault is null).Select(row => row.Line));
        Assert.Equal("李雷", rows[0].Body!.Name);
        Assert.Equal("grid: a grid's 15 digits are expected.", rows[1].Fault);
        Assert.DoesNotContain(rows, row => row.Fault?.Contains("SYN-", StringComparison.Ordinal) is true);
    }

    [Fact]
    public void Each_row_of_csv_is_a_record_or_a_reason()
    {
        var rows = Read("people.csv", $"""
            grid,kind,document,name,code,address
            {Grid},person,SYN-0001,李雷,,
            {Grid},ghost,SYN-0002,王梅,,
            {Grid},person,SYN-0003
            12,person,SYN-0004,王梅,,
            {Grid},house,,,B1,"迎宾街,12号"
            """);

        Assert.Equal([2, 3, 4, 5, 6], rows.Select(row => row.Line).Order());
        Assert.Equal([2, 6], rows.Where(row => row.Fault is null).Select(row => row.Line));
        Assert.Equal("迎宾街,12号", rows.Single(row => row.Line == 6).Body!.Address);
        Assert.Null(rows[0].Body!.Code);
    }

    [Fact]
    public void A_csv_file_without_grid_and_kind_is_refused() =>
        Assert.Throws<InvalidDataException>(() => Read("people.csv", "document,name\nSYN-0001,李雷\n"));

    [Fact]
    public void Rows_are_gathered_by_grid_into_the_same_commands_in_every_run()
    {
        var text = string.Join('\n', Enumerable.Range(0, 9_000).Select(place =>
            $$"""{"grid":"14021300100100{{(place % 2) + 1}}","kind":"house","code":"B{{place}}","address":"迎宾街"}"""));

        var first = Blocks(text);

        Assert.Equal([RowBlock.RowsMax, RowBlock.RowsMax, 404, 404], first.Select(block => block.Rows));
        Assert.Equal(first, Blocks(text));
        Assert.Equal(4, first.Select(block => block.Id).Distinct().Count());
    }

    private static List<FileRow> Read(string name, string text) =>
        [.. RegistryFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), name)];

    private static List<(string Grid, int Rows, string Id)> Blocks(string text) =>
    [
        .. RowBlock.Of(Read("houses.ndjson", text), bad => Assert.Fail(bad.Fault))
            .Select(block => (block.Grid.ToString(), block.Rows.Count, block.Write("houses.ndjson").Id.ToString())),
    ];
}
