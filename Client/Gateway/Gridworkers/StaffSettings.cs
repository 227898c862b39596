using System.Collections.Immutable;
using GridOrleans.Gridworkers;
using GridOrleans.Units;

namespace GridOrleans.Gateway.Gridworkers;

/// <summary>A post as it is set.</summary>
/// <param name="Name">Its name; 1–100 characters.</param>
/// <param name="Class">The class of those who hold it; it stays as it was set first.</param>
/// <param name="Quota">How many may hold it; 0–50,000, and not below those who do.</param>
internal sealed record PostSetting(string Name, StaffClass Class, int Quota);

/// <summary>An appointment to a post, or what it says from now on.</summary>
/// <param name="Name">The gridworker's name; 1–64 characters.</param>
/// <param name="Phone">The telephone number, 5–20 digits and signs.</param>
/// <param name="Post">The post's code.</param>
/// <param name="Grids">The grids worked in, 1–100; those held before among them.</param>
internal sealed record Appointment(string Name, string Phone, string Post, ImmutableArray<UnitCode> Grids)
{
    /// <summary>Those of the grids that the gridworker is responsible for 责任网格员.</summary>
    public ImmutableArray<UnitCode> ResponsibleFor { get; init; } = [];
}

/// <summary>Grids are handed over, and their open tasks with them.</summary>
/// <param name="Grids">The grids, 1–100.</param>
/// <param name="Reason">Why; 1–1,000 characters.</param>
/// <param name="Successor">Who takes over; left out when nobody does.</param>
internal sealed record GridHandOver(ImmutableArray<UnitCode> Grids, string Reason, string? Successor = null);

/// <summary>A gridworker leaves the post.</summary>
/// <param name="Reason">Why; 1–1,000 characters.</param>
/// <param name="Successor">Who takes the grids over; left out when nobody does.</param>
internal sealed record Dismissal(string Reason, string? Successor = null);

/// <summary>A year of accident cover.</summary>
/// <param name="Policy">The policy's number; 1–64 characters.</param>
/// <param name="From">Its first day, in China.</param>
/// <param name="To">Its last day; a year later at most.</param>
/// <param name="Yuan">The sum insured; 300,000 at least.</param>
internal sealed record CoverNote(string Policy, DateOnly From, DateOnly To, int Yuan);

/// <summary>A step of a career, or an award.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Title">What it is called; 1–100 characters.</param>
/// <param name="Evidence">References to what it rests on, 1–20.</param>
internal sealed record MeritNote(MeritKind Kind, string Title, ImmutableArray<string> Evidence);

/// <summary>A police-grid team as it is set.</summary>
/// <param name="Members">All members, 1–100, each once.</param>
internal sealed record TeamSetting(ImmutableArray<TeamMember> Members);

/// <summary>A roster as it is set.</summary>
/// <param name="Shifts">The shifts, 0–50.</param>
internal sealed record RosterSetting(ImmutableArray<Shift> Shifts);

/// <summary>Duty as it begins or ends.</summary>
/// <param name="Grid">Where it begins; left out: it ends.</param>
internal sealed record DutySetting(UnitCode? Grid = null);
