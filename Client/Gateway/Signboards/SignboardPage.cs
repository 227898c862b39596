using System.Globalization;
using GridOrleans.Gridworkers;

namespace GridOrleans.Gateway.Signboards;

/// <summary>A grid's signboard as a page: Chinese first, English beside it, no script.</summary>
internal static class SignboardPage
{
    /// <summary>The page of a code that no grid has.</summary>
    public static Html None => Page("公示牌 Signboard", $"""
        <h1>没有这个网格 <span lang="en">There is no such grid</span></h1>
        <p>网格编码为15位数字，请核对。 <span lang="en">A grid's code has 15 digits; check it.</span></p>
        """);

    /// <summary>A board.</summary>
    /// <param name="board">What it says.</param>
    /// <param name="land">Its map; null where the plan has no land for it.</param>
    public static Html Of(SignboardReply board, LandDrawing? land) => Page(board.Name, $"""
        <header>
        <p class="units">{string.Join(" · ", board.Units.SkipLast(1).Select(unit => unit.Name))}</p>
        <h1>{board.Name}</h1>
        <p class="code">网格公示牌 <span lang="en">Grid signboard</span> · {board.Grid} · {board.Households} 户
        <span lang="en">households</span></p>
        </header>
        {Responsible(board)}
        <div class="columns">
        <section><h2>网格力量 <span lang="en">Who works here</span></h2>{Staff(board)}</section>
        <section><h2>今日值班 <span lang="en">On duty today</span></h2>{Shifts(board)}</section>
        <section><h2>警格队伍 <span lang="en">Police-grid team</span></h2>{Team(board.PoliceTeam)}</section>
        <section><h2>四项保证 <span lang="en">The city guarantees</span></h2>
        <ul>{board.Guarantees.Select(one => Named(one.Name, one.English))}</ul></section>
        <section class="matters"><h2>可上报事项 <span lang="en">What can be reported</span></h2>
        {board.Matters.Select(Matters)}<p class="note">{board.MattersNote}</p></section>
        {Map(land)}
        {Report(board.Report)}
        </div>
        <footer>截至 {board.AsOf.ToOffset(China):yyyy-MM-dd HH:mm}（北京时间） <span lang="en">as of, China time</span>
        · 姓名、电话已脱敏 <span lang="en">Names and numbers are masked</span></footer>
        """);

    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    private static Html Page(string title, Html body) => $"""
        <!doctype html>
        <html lang="zh-CN">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{title}</title>
        <link rel="icon" href="data:,">
        <link rel="stylesheet" href="/board/files/board.css">
        <main>
        {body}
        </main>
        </html>
        """;

    private static Html Responsible(SignboardReply board) => board switch
    {
        { Vacant: true } => $"""
            <p class="responsible vacant" role="alert">本网格目前没有责任网格员，由县区补派
            <span lang="en">Nobody is responsible for this grid now; its county has to name somebody</span></p>
            """,
        { Responsible: { } worker } => $"""
            <p class="responsible">责任网格员 <span lang="en">Responsible gridworker</span>
            <strong>{worker.Name}</strong> <strong class="phone">{worker.Phone}</strong> {Class(worker.Class)}</p>
            """,
        _ => $"""
            <p class="responsible">责任网格员已指定，姓名待县区公布
            <span lang="en">A responsible gridworker is named; the county has not entered the name yet</span></p>
            """,
    };

    private static Html Staff(SignboardReply board) => board.Staff.IsEmpty
        ? Nothing("没有其他网格员", "Nobody else")
        : $"<ul>{board.Staff.Select(Member)}</ul>";

    private static Html Member(BoardMember worker) => $"""
        <li><b>{worker.Name}</b> <span class="phone">{worker.Phone}</span> {worker.Post} {Class(worker.Class)}</li>
        """;

    private static Html Shifts(SignboardReply board) => board.OnDuty.IsEmpty
        ? Nothing("今日未排班", "No shift is planned")
        : $"<ul>{board.OnDuty.Select(Shift)}</ul>";

    private static Html Shift(BoardShift shift) =>
        $"<li>{shift.From:HH\\:mm}–{shift.To:HH\\:mm} <b>{shift.Name}</b></li>";

    private static Html Team(BoardTeam? team) => team switch
    {
        null => Nothing("未设", "None"),
        { Parts.IsEmpty: true } => Nothing($"{team.Formula}，尚未组建", "not formed yet"),
        _ => $"""
            <p>{team.Formula}{(team.IsComplete ? Html.None : Incomplete)}</p>
            <ul>{team.Parts.Select(Part)}</ul>
            """,
    };

    private static Html Incomplete => $""" <span class="vacant">尚缺人员 <span lang="en">incomplete</span></span>""";

    private static Html Part(BoardPart part)
    {
        var (chinese, english) = part.Part switch
        {
            TeamPart.Officer => ("民警", "police officer"),
            TeamPart.AuxiliaryPolice => ("辅警", "auxiliary police"),
            TeamPart.Gridworker => ("网格员", "gridworker"),
            TeamPart.PartyMember => ("党员", "Party member"),
            TeamPart.Volunteer => ("志愿者", "volunteer"),
        };
        return $"""<li>{chinese} <span lang="en">{english}</span> {part.Members}</li>""";
    }

    private static Html Matters(BoardMatters matters) => $"""
        <h3>{matters.Name} <span lang="en">{matters.English}</span></h3>
        <ul>{matters.Items.Select(item => Named(item.Name, item.English))}</ul>
        """;

    private static Html Map(LandDrawing? land) => land is null ? Html.None : $"""
        <section class="map"><h2>网格范围 <span lang="en">Where it is</span></h2>
        <svg viewBox="-4 -4 {Size(land.Width)} {Size(land.Height)}" role="img"
        aria-label="网格在村社中的位置，上北下南 The grid within its village, north up">
        <path class="around" d="{land.Around}"/><path class="grid" d="{land.Grid}"/></svg></section>
        """;

    private static string Size(double side) => (side + 8).ToString("0.#", CultureInfo.InvariantCulture);

    private static Html Report(Uri address)
    {
        var code = QrDrawing.Of(address.AbsoluteUri);
        return $"""
            <section class="report"><h2>扫码上报 <span lang="en">Report here</span></h2>
            <svg class="qr" viewBox="0 0 {code.Size} {code.Size}" shape-rendering="crispEdges" role="img"
            aria-label="{address.AbsoluteUri}"><path d="{code.Path}"/></svg>
            <p><a href="{address.AbsoluteUri}">{address.AbsoluteUri}</a></p></section>
            """;
    }

    private static Html Named(string chinese, string english) =>
        $"""<li>{chinese} <span lang="en">{english}</span></li>""";

    private static Html Nothing(string chinese, string english) =>
        $"""<p class="none">{chinese} <span lang="en">{english}</span></p>""";

    private static Html Class(StaffClass held)
    {
        var (chinese, english) = held switch
        {
            StaffClass.FullTime => ("专职", "full-time"),
            StaffClass.PartTime => ("兼职", "part-time"),
            StaffClass.Auxiliary => ("辅助", "auxiliary"),
            StaffClass.Micro => ("微网格员", "micro"),
        };
        return $"""<span class="class">{chinese} <span lang="en">{english}</span></span>""";
    }
}
