using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;
using GridOrleans.Gateway.Commands;
using GridOrleans.Gateway.Files;
using GridOrleans.Gateway.Problems;
using GridOrleans.Gateway.Units;
using GridOrleans.Training;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace GridOrleans.Gateway.Training;

/// <summary>Trainings 培训: announced by a county or the city, with roll-call, quiz and certificate.</summary>
internal static class TrainingEndpoints
{
    /// <summary>Adds <c>/v1/trainings</c>.</summary>
    public static void MapTrainings(this IEndpointRouteBuilder v1, GatewayOptions options)
    {
        v1.MapGet("/trainings/{unit}", List)
            .WithTags("Training 培训")
            .WithName("listTrainings")
            .WithSummary("The sessions that a county, or the city, announced, the latest first")
            .ProducesProblems(400, 403, 404);
        var training = v1.MapGroup("/trainings/{unit}/{training}").WithTags("Training 培训")
            .WithMetadata(new RequestSizeLimitAttribute(options.BodyBytesMax));
        training.MapPost("", Announce).WithName("announceTraining")
            .WithSummary("培训通知 Announce a session to grids' staff")
            .ProducesProblems(400, 403, 404, 413, 415, 422);
        training.MapPost("/call_off", CallOff).WithName("callOffTraining")
            .WithSummary("取消 Call a session off before its check-in opens")
            .ProducesProblems(400, 403, 404, 409, 413, 415, 422);
        training.MapPost("/check_in", CheckIn).WithName("checkInToTraining")
            .WithSummary("签到 A gridworker checks in; offline it is sent later, with the phone's time")
            .ProducesProblems(400, 403, 404, 409, 413, 415, 422);
        training.MapPost("/answers", Answer).WithName("answerQuiz")
            .WithSummary("答题 A gridworker answers the quiz; thrice at most, the best counts")
            .ProducesProblems(400, 403, 404, 409, 413, 415, 422);
        training.MapGet("", Read).WithName("readTraining")
            .WithSummary("A session; its quiz from the beginning on")
            .ProducesProblems(400, 403, 404);
        training.MapGet("/mine", ReadMine).WithName("readMyAttendance")
            .WithSummary("The caller's own attendance, attempts and certificate 结业证")
            .ProducesProblems(400, 403, 404);
        training.MapGet("/roll", ReadRoll).WithName("readRoll")
            .WithSummary("点名 How many were there; with sheet who")
            .ProducesProblems(400, 403, 404);
    }

    private static async Task<Results<Ok<ImmutableArray<TrainingView>>, ProblemResult>> List(
        string unit,
        [AsParameters] TrainingListAddress address,
        HttpContext http,
        UnitDirectory units,
        IGrainFactory grains)
    {
        if ((TrainingReach.NoUnit(unit, units, out var code) ?? TrainingReach.See(http.Caller(), code)) is { } wrong)
        {
            return wrong;
        }

        var (offset, limit, errors) = address.Read(http.Request.Query);
        return errors.IsEmpty
            ? TypedResults.Ok(await grains.GetGrain<ITrainingGrain>(unit).List(offset, limit))
            : Replies.Problem(RefusalCode.Invalid, "Put the named parameters right.", errors);
    }

    private static Task<Results<Ok<TrainingReceipt>, ProblemResult>> Announce(
        [AsParameters] TrainingPlace place,
        Write<TrainingAnnouncement> write,
        UnitDirectory units,
        IGrainFactory grains) =>
        Change(place, write, (units, grains), body => body.Of(place.Training));

    private static Task<Results<Ok<TrainingReceipt>, ProblemResult>> CallOff(
        [AsParameters] TrainingPlace place, Write<TrainingEnd> write, UnitDirectory units, IGrainFactory grains) =>
        Change(place, write, (units, grains), body => new CallOffTraining(place.Training, body.Reason));

    private static Task<Results<Ok<RollReceipt>, ProblemResult>> CheckIn(
        [AsParameters] TrainingPlace place, Write<RollEntry> write, TrainingCity city) =>
        Enter(place, write, city, body => new CheckInToTraining(body.At));

    private static Task<Results<Ok<RollReceipt>, ProblemResult>> Answer(
        [AsParameters] TrainingPlace place, Write<QuizEntry> write, TrainingCity city) =>
        Enter(place, write, city, body => new AnswerQuiz(body.At, body.Answers));

    private static async Task<Results<Ok<TrainingView>, ProblemResult>> Read(
        [AsParameters] TrainingPlace place, HttpContext http, UnitDirectory units, IGrainFactory grains)
    {
        var wrong = place.Read(units, out var id) ?? TrainingReach.See(http.Caller(), id.Unit);
        return wrong is not null
            ? wrong
            : Replies.Ok(await grains.GetGrain<ITrainingGrain>(place.Unit).Read(place.Training));
    }

    private static async Task<Results<Ok<AttendanceView>, ProblemResult>> ReadMine(
        [AsParameters] TrainingPlace place, HttpContext http, TrainingCity city)
    {
        var caller = http.Caller();
        if ((place.Read(city.Units, out var id) ?? TrainingReach.Attend(caller, id.Unit)) is { } wrong)
        {
            return wrong;
        }

        return await city.Known.Missing(id) is { } missing
            ? Replies.Problem(missing)
            : TypedResults.Ok(await SheetOf(city.Grains, id, caller.Id).Find(caller.Id));
    }

    private static async Task<Results<Ok<TrainingRoll>, ProblemResult>> ReadRoll(
        [AsParameters] TrainingPlace place,
        [FromQuery(Name = "sheet"), Description("The sheet whose people are told, from 0; none unless told.")]
        string? sheet,
        HttpContext http,
        UnitDirectory units,
        IGrainFactory grains)
    {
        if ((place.Read(units, out var id) ?? TrainingReach.SeeRoll(http.Caller(), id.Unit, units)) is { } wrong)
        {
            return wrong;
        }

        int? wanted = int.TryParse(sheet, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
        if (sheet is not null && wanted is not (>= 0 and < TrainingId.Sheets))
        {
            return Replies.Problem(
                RefusalCode.Invalid,
                "Put the named parameters right.",
                new FieldError("sheet", $"Expected: a number from 0 to {TrainingId.Sheets - 1}."));
        }

        var totals = await grains.GetGrain<ITrainingGrain>(place.Unit).Sum(place.Training);
        if (!totals.Accepted)
        {
            return Replies.Problem(totals.Refusal);
        }

        var people = wanted is { } one
            ? (await grains.GetGrain<IRollSheetGrain>(id.Sheet(one)).Read()).Attendances
            : [];
        return TypedResults.Ok(new TrainingRoll(totals.Value, TrainingId.Sheets, wanted, people));
    }

    private static async Task<Results<Ok<TrainingReceipt>, ProblemResult>> Change<T>(
        TrainingPlace place,
        Write<T> write,
        (UnitDirectory Units, IGrainFactory Grains) city,
        Func<T, TrainingCommand> command)
        where T : class
    {
        if (place.Read(city.Units, out var id) is { } wrong)
        {
            return wrong;
        }

        if (!write.Complete)
        {
            return write.Problem;
        }

        return TrainingReach.Announce(write.By, id.Unit) is { } refusal
            ? refusal
            : Replies.Ok(await city.Grains.GetGrain<ITrainingGrain>(place.Unit)
                .Execute(new(write.Id, write.By, command(write.Body))));
    }

    private static async Task<Results<Ok<RollReceipt>, ProblemResult>> Enter<T>(
        TrainingPlace place, Write<T> write, TrainingCity city, Func<T, RollCommand> command)
        where T : class
    {
        if (place.Read(city.Units, out var id) is { } wrong)
        {
            return wrong;
        }

        if (!write.Complete)
        {
            return write.Problem;
        }

        if (TrainingReach.Attend(write.By, id.Unit) is { } refusal)
        {
            return refusal;
        }

        return await city.Known.Missing(id) is { } missing
            ? Replies.Problem(missing)
            : Replies.Ok(await SheetOf(city.Grains, id, write.By.Id)
                .Execute(new(write.Id, write.By, command(write.Body))));
    }

    private static IRollSheetGrain SheetOf(IGrainFactory grains, TrainingId id, string worker) =>
        grains.GetGrain<IRollSheetGrain>(id.Sheet(TrainingId.SheetOf(worker)));
}

/// <summary>What an address about a roll asks.</summary>
/// <param name="Units">The plan's units.</param>
/// <param name="Grains">The way to the sheets.</param>
/// <param name="Known">The sessions that were announced.</param>
internal sealed record TrainingCity(UnitDirectory Units, IGrainFactory Grains, KnownTrainings Known);

/// <summary>A page of a unit's sessions, as its address was written.</summary>
internal sealed record TrainingListAddress(
    [property: FromQuery(Name = "offset"), Description("Sessions to pass over; 0 unless told.")] string? Offset,
    [property: FromQuery(Name = "limit"), Description("Sessions on a page, 1–500; 100 unless told.")] string? Limit)
{
    /// <summary>The page, or what is wrong with it.</summary>
    public (int Offset, int Limit, ImmutableArray<FieldError> Errors) Read(IQueryCollection all)
    {
        var address = new ListAddress(all);
        address.Know("offset", "limit");
        return (address.Offset(Offset), address.Limit(Limit), address.Errors);
    }
}

/// <summary>Where a session's address points.</summary>
/// <param name="Unit">The county, or the city.</param>
/// <param name="Training">The session's name there.</param>
internal sealed record TrainingPlace(
    [property: FromRoute(Name = "unit")] string Unit,
    [property: FromRoute(Name = "training")] string Training)
{
    /// <summary>Reads the address, or says what is wrong with it.</summary>
    public ProblemResult? Read(UnitDirectory units, out TrainingId id) =>
        TrainingReach.NoTraining(Unit, Training, units, out id);
}
