using System.ComponentModel;
using System.Globalization;
using GridOrleans.Assessment;
using GridOrleans.Gateway.Commands;
using GridOrleans.Gateway.Files;
using GridOrleans.Gateway.Gridworkers;
using GridOrleans.Gateway.Problems;
using GridOrleans.Gateway.Units;
using GridOrleans.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace GridOrleans.Gateway.Assessment;

/// <summary>Assessment 考核: scores with their evidence, load, and appeals.</summary>
internal static class AssessmentEndpoints
{
    /// <summary>Adds <c>/v1/assessment/{unit}</c>.</summary>
    public static void MapAssessment(this IEndpointRouteBuilder v1, GatewayOptions options)
    {
        const string Tag = "Assessment 考核";
        var unit = v1.MapGroup("/assessment/{unit}").WithTags(Tag)
            .WithMetadata(new RequestSizeLimitAttribute(options.BodyBytesMax));
        unit.MapGet("/indicators", Indicators)
            .WithName("readIndicators")
            .WithSummary("考核指标 The indicators that scores are computed by; none of them counts anything")
            .ProducesProblems(400, 404);
        unit.MapGet("/scores", Scores)
            .WithName("readScores")
            .WithSummary("考核得分 Scores of a period, computed anew, each part with the address of its evidence")
            .ProducesProblems(400, 403, 404);
        unit.MapGet("/evidence", ReadEvidence)
            .WithName("readEvidence")
            .WithSummary("得分依据 The cases and points behind one number")
            .ProducesProblems(400, 403, 404);
        unit.MapGet("/load", Load)
            .WithName("readLoad")
            .WithSummary("网格员负担 Minutes demanded and available, by department, grid or gridworker")
            .ProducesProblems(400, 403, 404);
        unit.MapGet("/appeals", Appeals)
            .WithName("listAppeals")
            .WithSummary("考核申诉 Appeals against scores, the newest first")
            .ProducesProblems(400, 403, 404);
        unit.MapPost("/appeals", File)
            .WithName("fileAppeal")
            .WithSummary("提出申诉 Appeal against evidence")
            .ProducesProblems(400, 403, 404, 413, 415, 422);
        v1.MapPost("/assessment/{county}/appeals/{serial}/decide", Decide)
            .WithTags(Tag)
            .WithMetadata(new RequestSizeLimitAttribute(options.BodyBytesMax))
            .WithName("decideAppeal")
            .WithSummary("申诉裁定 Decide an appeal")
            .ProducesProblems(400, 403, 404, 409, 413, 415, 422);
    }

    private static async Task<Results<Ok<IndicatorsView>, ProblemResult>> Indicators(
        string unit, UnitDirectory units, IGrainFactory grains)
    {
        var wrong = AssessmentReach.NoUnit(unit, out var code) ?? AssessmentReach.Unknown(code, units);
        return wrong is not null
            ? wrong
            : TypedResults.Ok(await grains.Assessment(code.At(UnitLevel.District)).ReadIndicators());
    }

    private static Task<Results<Ok<ScorePage>, ProblemResult>> Scores(
        [AsParameters] AssessmentAddress asked,
        [FromQuery(Name = "by"), Description("unit (unless told), township, village, grid or gridworker.")] string? by,
        HttpContext http,
        UnitDirectory units,
        IGrainFactory grains) => Ask(
            asked,
            (http, units),
            ["by"],
            (unit, address) => new ScoreQuery(
                unit,
                asked.Period(address),
                One<ScoreBy>(address, "by", by),
                asked.Worker(address),
                address.Offset(asked.Offset),
                address.Limit(asked.Limit)),
            (county, query) => grains.Assessment(county).ReadScores(query));

    private static Task<Results<Ok<EvidencePage>, ProblemResult>> ReadEvidence(
        [AsParameters] AssessmentAddress asked,
        [FromQuery(Name = "indicator"), Description("Needed: the indicator's code.")] string? indicator,
        HttpContext http,
        UnitDirectory units,
        IGrainFactory grains) => Ask(
            asked,
            (http, units),
            ["indicator"],
            (unit, address) => new EvidenceQuery(
                unit,
                asked.Period(address),
                address.Line("indicator", indicator ?? "", most: 64)!,
                asked.Worker(address),
                address.Offset(asked.Offset),
                address.Limit(asked.Limit)),
            (county, query) => grains.Assessment(county).ReadEvidence(query));

    private static Task<Results<Ok<WorkloadPage>, ProblemResult>> Load(
        [AsParameters] AssessmentAddress asked,
        [FromQuery(Name = "by"), Description("department (unless told), grid or gridworker.")] string? by,
        HttpContext http,
        UnitDirectory units,
        IGrainFactory grains) => Ask(
            asked,
            (http, units),
            ["by"],
            (unit, address) => new WorkloadQuery(
                unit,
                asked.Period(address),
                One<WorkloadBy>(address, "by", by),
                asked.Worker(address),
                address.Offset(asked.Offset),
                address.Limit(asked.Limit)),
            (county, query) => grains.Assessment(county).ReadLoad(query));

    private static async Task<Results<Ok<AppealPage>, ProblemResult>> Appeals(
        string unit,
        [FromQuery(Name = "gridworker"), Description("Only this gridworker's.")] string? gridworker,
        [FromQuery(Name = "decided"), Description("true or false; both unless told.")] string? decided,
        [FromQuery(Name = "offset"), Description("How many to pass over; 0 unless told.")] string? offset,
        [FromQuery(Name = "limit"), Description("How many on a page, 1–500; 100 unless told.")] string? limit,
        HttpContext http,
        UnitDirectory units,
        IGrainFactory grains)
    {
        if (AssessmentReach.NoUnit(unit, out var code) is { } wrong)
        {
            return wrong;
        }

        var address = new ListAddress(http.Request.Query);
        address.Know("gridworker", "decided", "offset", "limit");
        var query = new AppealQuery(
            code,
            address.Line("gridworker", gridworker, most: 64),
            address.Truth("decided", decided),
            address.Offset(offset),
            address.Limit(limit));
        if (address.Errors is not [])
        {
            return Replies.Problem(RefusalCode.Invalid, "Put the named parameters right.", address.Errors);
        }

        return AssessmentReach.Read(http.Caller(), code, gridworker, units) is { } refusal
            ? refusal
            : TypedResults.Ok(await grains.Assessment(code.At(UnitLevel.District)).ListAppeals(query));
    }

    private static async Task<Results<Ok<AppealView>, ProblemResult>> File(
        string unit, Write<ScoreAppeal> write, UnitDirectory units, IGrainFactory grains)
    {
        if (AssessmentReach.NoUnit(unit, out var code) is { } wrong)
        {
            return wrong;
        }

        if (!write.Complete)
        {
            return write.Problem;
        }

        var body = write.Body;
        return AssessmentReach.File(write.By, code, units) is { } refusal
            ? refusal
            : Replies.Ok(await grains.Assessment(code.At(UnitLevel.District)).Execute(new(
                write.Id,
                write.By,
                new FileAppeal(
                    code, body.Gridworker, new(body.From, body.To), body.Indicator, body.Evidence, body.Reason))));
    }

    private static async Task<Results<Ok<AppealView>, ProblemResult>> Decide(
        string county, string serial, Write<AppealRuling> write, UnitDirectory units, IGrainFactory grains)
    {
        if (StaffReach.NoCounty(county, out var code) is { } wrong)
        {
            return wrong;
        }

        if (!write.Complete)
        {
            return write.Problem;
        }

        if (!int.TryParse(serial, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return Replies.Problem(
                RefusalCode.Invalid,
                $"'{serial}' is no appeal's serial.",
                new FieldError("serial", "Expected: a whole number from 1."));
        }

        return AssessmentReach.Decide(write.By, code, units) is { } refusal
            ? refusal
            : Replies.Ok(await grains.Assessment(code).Execute(new(
                write.Id, write.By, new DecideAppeal(number, write.Body.Upheld, write.Body.Reason))));
    }

    private static async Task<Results<Ok<TPage>, ProblemResult>> Ask<TQuery, TPage>(
        AssessmentAddress asked,
        (HttpContext Http, UnitDirectory Units) around,
        string[] own,
        Func<UnitCode, ListAddress, TQuery> query,
        Func<UnitCode, TQuery, Task<Reply<TPage>>> ask)
        where TPage : class
    {
        if (AssessmentReach.NoUnit(asked.Unit, out var unit) is { } wrong)
        {
            return wrong;
        }

        var address = new ListAddress(around.Http.Request.Query);
        address.Know([.. AssessmentAddress.Names, .. own]);
        var question = query(unit, address);
        if (address.Errors is not [])
        {
            return Replies.Problem(RefusalCode.Invalid, "Put the named parameters right.", address.Errors);
        }

        return AssessmentReach.Read(around.Http.Caller(), unit, asked.Gridworker, around.Units) is { } refusal
            ? refusal
            : Replies.Ok(await ask(unit.At(UnitLevel.District), question));
    }

    private static T One<T>(ListAddress address, string name, string? text)
        where T : struct, Enum =>
        text is not null && address.Many<T>(name, [text]) is [var only, ..] ? only : default;

    private static IAssessmentGrain Assessment(this IGrainFactory grains, UnitCode county) =>
        grains.GetGrain<IAssessmentGrain>(county.ToString());
}
