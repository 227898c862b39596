using System.Text.Json.Serialization;

namespace GridOrleans;

/// <summary>Every way the city can say no. The gateway's status for each is in its docs/api.md.</summary>
[GenerateSerializer, Alias("refusal-code"), JsonConverter(typeof(SnakeCase<RefusalCode>))]
public enum RefusalCode
{
    /// <summary>A field is missing, too long, or not of its kind.</summary>
    Invalid,

    /// <summary>The unit is not in the city plan.</summary>
    UnknownUnit,

    /// <summary>The grid has no case of this number, or not yet at the instant asked for.</summary>
    UnknownCase,

    /// <summary>No role that the caller holds may do this here.</summary>
    NotEntitled,

    /// <summary>The case or order does not stand where this move begins.</summary>
    WrongStep,

    /// <summary>The command id was used before for another command.</summary>
    CommandIdReused,

    /// <summary>The item is not in the catalogue.</summary>
    UnknownItem,

    /// <summary>A task for a gridworker needs an admission ticket (准入票) for its item.</summary>
    TicketRequired,

    /// <summary>The admission ticket has expired.</summary>
    TicketExpired,

    /// <summary>A big matter (severity 01–03) is not finished in its grid.</summary>
    BigMatter,

    /// <summary>Whoever handled the case does not confirm it; whoever did the order does not verify it.</summary>
    SamePerson,

    /// <summary>The deadline has passed; it can no longer be extended.</summary>
    DeadlinePassed,

    /// <summary>The move was made as often as it may be.</summary>
    Spent,

    /// <summary>The holiday calendar lacks a year that a time limit runs into: the operators must add it.</summary>
    CalendarMissing,

    /// <summary>The grid has no order of this number, or not yet at the instant asked for.</summary>
    UnknownOrder,

    /// <summary>The admission ticket's whole volume is drawn.</summary>
    TicketExhausted,

    /// <summary>The county's ledger has no ticket of this number.</summary>
    UnknownTicket,

    /// <summary>The gridworker has no patrol of this id.</summary>
    UnknownPatrol,

    /// <summary>The county has no such post: nobody is appointed outside one.</summary>
    UnknownPost,

    /// <summary>As many hold the post as its quota allows.</summary>
    QuotaFull,

    /// <summary>The person holds no post in the county.</summary>
    UnknownGridworker,

    /// <summary>The gridworker does not work in the grid, or not any more.</summary>
    NotOnStaff,

    /// <summary>The registry has no record of this number, or it was erased.</summary>
    UnknownRecord,

    /// <summary>The sealed field is off, or no second person has agreed to open it.</summary>
    Sealed,

    /// <summary>The unit announced no training session of this name.</summary>
    UnknownTraining,

    /// <summary>The county has no appeal of this number.</summary>
    UnknownAppeal,
}
