using System.Collections.Immutable;
using GridOrleans.Access;
using GridOrleans.Journal;
using GridOrleans.Units;

namespace GridOrleans.Assessment;

/// <summary>A fact about an appeal against a score.</summary>
internal abstract record AppealEvent(int Serial, Signature By) : Fact;

internal sealed record AppealFiled(
    int Serial,
    Signature By,
    UnitCode Unit,
    string? Worker,
    DateOnly From,
    DateOnly To,
    string Indicator,
    ImmutableArray<string> Evidence,
    string Reason) : AppealEvent(Serial, By);

internal sealed record AppealDecided(int Serial, Signature By, bool Upheld, string Reason) : AppealEvent(Serial, By);
