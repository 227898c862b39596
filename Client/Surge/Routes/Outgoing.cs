using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.Commands;
using GridOrleans.Patrols;
using GridOrleans.Units;

namespace GridOrleans.Surge.Routes;

/// <summary>A command on its way from a surge to the city.</summary>
/// <param name="Id">Its id: the same however often it is sent.</param>
/// <param name="By">Who sends it.</param>
internal abstract record Outgoing(CommandId Id, Caller By);

/// <summary>A command on a case, or one that opens a case.</summary>
/// <param name="Id">Its id.</param>
/// <param name="By">Who sends it.</param>
/// <param name="Grid">The grid that decides.</param>
/// <param name="Case">The case; null for a report or an alarm.</param>
/// <param name="Command">What is wanted.</param>
internal sealed record OutgoingCase(CommandId Id, Caller By, UnitCode Grid, CaseNumber? Case, CaseCommand Command)
    : Outgoing(Id, By);

/// <summary>An upload of a patrol.</summary>
/// <param name="Id">Its id.</param>
/// <param name="By">The gridworker.</param>
/// <param name="Command">What the phone has.</param>
internal sealed record OutgoingPatrol(CommandId Id, Caller By, UploadPatrol Command) : Outgoing(Id, By);
