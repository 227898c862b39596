using System.Collections.Immutable;
using System.Text.Json.Serialization;
using GridOrleans.Access;
using GridOrleans.Commands;
using GridOrleans.Units;

namespace GridOrleans.Gridworkers;

/// <summary>The four classes of grid staff (published by the city).</summary>
[GenerateSerializer, Alias("staff-class"), JsonConverter(typeof(SnakeCase<StaffClass>))]
public enum StaffClass
{
    /// <summary>Full-time 专职网格员.</summary>
    FullTime,

    /// <summary>Part-time 兼职网格员.</summary>
    PartTime,

    /// <summary>Auxiliary 辅助网格员.</summary>
    Auxiliary,

    /// <summary>Micro-gridworker 微网格员.</summary>
    Micro,
}

/// <summary>A command on its way to a county's staff.</summary>
/// <param name="Id">The caller's id for the command; a resend with the same id gets the first answer.</param>
/// <param name="By">Who asks, as the gateway knows them.</param>
/// <param name="Command">What is wanted.</param>
[GenerateSerializer, Immutable, Alias("staff-request")]
public sealed record StaffRequest(
    [property: Id(0)] CommandId Id,
    [property: Id(1)] Caller By,
    [property: Id(2)] StaffCommand Command);

/// <summary>What can be done with a county's staff.</summary>
[GenerateSerializer, Immutable, Alias("staff-command")]
public abstract record StaffCommand;

/// <summary>Sets a post and its quota, or changes them. Nobody is appointed without one.</summary>
/// <param name="Post">The post's code in its county; 1–64 characters.</param>
/// <param name="Name">Its name; 1–100 characters.</param>
/// <param name="Class">The class of those who hold it; it stays as it was set first.</param>
/// <param name="Quota">How many may hold it; 0–50,000, and not below those who do.</param>
[GenerateSerializer, Immutable, Alias("set-post")]
public sealed record SetPost(
    [property: Id(0)] string Post,
    [property: Id(1)] string Name,
    [property: Id(2)] StaffClass Class,
    [property: Id(3)] int Quota) : StaffCommand;

/// <summary>Something that happens to one gridworker.</summary>
/// <param name="Worker">The gridworker's id, what a token's <c>sub</c> says; 1–64 characters.</param>
[GenerateSerializer, Immutable, Alias("gridworker-command")]
public abstract record GridworkerCommand([property: Id(0)] string Worker) : StaffCommand;

/// <summary>
/// Appoints somebody to a post, or changes what the appointment says. Grids are only added by it: for one to be left it
/// is handed over, so that no task stays behind.
/// </summary>
/// <param name="Worker">The gridworker's id.</param>
/// <param name="Name">The name; 1–64 characters.</param>
/// <param name="Phone">The telephone number, 5–20 digits and signs; masked for the public.</param>
/// <param name="Post">The post.</param>
/// <param name="Grids">The grids worked in, 1–100; those held before among them.</param>
/// <param name="ResponsibleFor">Those of them that the gridworker is responsible for from now on 责任网格员.</param>
[GenerateSerializer, Immutable, Alias("appoint-gridworker")]
public sealed record AppointGridworker(
    string Worker,
    [property: Id(0)] string Name,
    [property: Id(1)] string Phone,
    [property: Id(2)] string Post,
    [property: Id(3)] ImmutableArray<UnitCode> Grids,
    [property: Id(4)] ImmutableArray<UnitCode> ResponsibleFor) : GridworkerCommand(Worker);

/// <summary>
/// Hands grids over 交接: their open tasks go to the successor with the grid, or, where there is none, back to the
/// clerk.
/// </summary>
/// <param name="Worker">Who hands over; also somebody who has left, and whoever the city plan names.</param>
/// <param name="Grids">The grids, 1–100.</param>
/// <param name="Successor">Who takes over, an active gridworker; null for nobody.</param>
/// <param name="Reason">Why; 1–1,000 characters.</param>
[GenerateSerializer, Immutable, Alias("hand-over-grids")]
public sealed record HandOverGrids(
    string Worker,
    [property: Id(0)] ImmutableArray<UnitCode> Grids,
    [property: Id(1)] string? Successor,
    [property: Id(2)] string Reason) : GridworkerCommand(Worker);

/// <summary>Releases a gridworker from the post: every grid is handed over.</summary>
/// <param name="Worker">The gridworker.</param>
/// <param name="Successor">Who takes the grids over; null for nobody.</param>
/// <param name="Reason">Why; 1–1,000 characters.</param>
[GenerateSerializer, Immutable, Alias("release-gridworker")]
public sealed record ReleaseGridworker(
    string Worker,
    [property: Id(0)] string? Successor,
    [property: Id(1)] string Reason) : GridworkerCommand(Worker);

/// <summary>Records a year of accident cover 意外伤害保险 for an active gridworker.</summary>
/// <param name="Worker">The gridworker.</param>
/// <param name="Policy">The policy's number; 1–64 characters.</param>
/// <param name="From">Its first day, in China.</param>
/// <param name="To">Its last day; a year later at most.</param>
/// <param name="Yuan">The sum insured; 300,000 at least, as the city published.</param>
[GenerateSerializer, Immutable, Alias("record-cover")]
public sealed record RecordCover(
    string Worker,
    [property: Id(0)] string Policy,
    [property: Id(1)] DateOnly From,
    [property: Id(2)] DateOnly To,
    [property: Id(3)] int Yuan) : GridworkerCommand(Worker);

/// <summary>Records a step of a career, or an award, with what it rests on.</summary>
/// <param name="Worker">The gridworker.</param>
/// <param name="Kind">Which.</param>
/// <param name="Title">What it is called; 1–100 characters.</param>
/// <param name="Evidence">References to what it rests on, 1–20: nothing is granted without.</param>
[GenerateSerializer, Immutable, Alias("record-merit")]
public sealed record RecordMerit(
    string Worker,
    [property: Id(0)] MeritKind Kind,
    [property: Id(1)] string Title,
    [property: Id(2)] ImmutableArray<string> Evidence) : GridworkerCommand(Worker);

/// <summary>Steps of a career, and awards (published kinds).</summary>
[GenerateSerializer, Alias("merit-kind"), JsonConverter(typeof(SnakeCase<MeritKind>))]
public enum MeritKind
{
    /// <summary>Became a community worker 社区工作者.</summary>
    CommunityWorker,

    /// <summary>Elected to the village committee 进入村（居）两委.</summary>
    VillageCommittee,

    /// <summary>Put on the reserve list 后备干部.</summary>
    ReserveList,

    /// <summary>Star of the post 岗位之星.</summary>
    StarOfThePost,
}

/// <summary>Sets a village's or community's police-grid team 警格队伍.</summary>
/// <param name="Village">The village or community.</param>
/// <param name="Members">All members, 1–100, each once.</param>
[GenerateSerializer, Immutable, Alias("set-police-team")]
public sealed record SetPoliceTeam(
    [property: Id(0)] UnitCode Village,
    [property: Id(1)] ImmutableArray<TeamMember> Members) : StaffCommand;

/// <summary>A member of a police-grid team.</summary>
/// <param name="Id">The member's id; 1–64 characters.</param>
/// <param name="Part">The part taken.</param>
[GenerateSerializer, Immutable, Alias("team-member")]
public sealed record TeamMember([property: Id(0)] string Id, [property: Id(1)] TeamPart Part);

/// <summary>
/// The parts of a police-grid team. "1+2+N" in a community and "1+N" in a village are published; who the 2 and the N
/// are is our convention, and configuration.
/// </summary>
[GenerateSerializer, Alias("team-part"), JsonConverter(typeof(SnakeCase<TeamPart>))]
public enum TeamPart
{
    /// <summary>The police officer 社区（驻村）民警: the 1.</summary>
    Officer,

    /// <summary>Auxiliary police 辅警.</summary>
    AuxiliaryPolice,

    /// <summary>A gridworker on the county's staff 网格员.</summary>
    Gridworker,

    /// <summary>A Party member 党员.</summary>
    PartyMember,

    /// <summary>A volunteer 志愿者.</summary>
    Volunteer,
}

/// <summary>Sets who works in a grid when on one day 排班; replaces what was set for it.</summary>
/// <param name="Grid">The grid.</param>
/// <param name="Day">The day, in China; from today to 60 days ahead.</param>
/// <param name="Shifts">The shifts, 0–50.</param>
[GenerateSerializer, Immutable, Alias("set-roster")]
public sealed record SetRoster(
    [property: Id(0)] UnitCode Grid,
    [property: Id(1)] DateOnly Day,
    [property: Id(2)] ImmutableArray<Shift> Shifts) : StaffCommand;

/// <summary>A shift of one gridworker.</summary>
/// <param name="Worker">The gridworker, who works in the grid.</param>
/// <param name="From">When it begins.</param>
/// <param name="To">When it ends; later on the same day.</param>
[GenerateSerializer, Immutable, Alias("shift")]
public sealed record Shift(
    [property: Id(0)] string Worker,
    [property: Id(1)] TimeOnly From,
    [property: Id(2)] TimeOnly To);
