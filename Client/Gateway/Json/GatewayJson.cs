using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using GridOrleans.Assessment;
using GridOrleans.Cases;
using GridOrleans.Escalation;
using GridOrleans.Catalogue;
using GridOrleans.Gateway.Assessment;
using GridOrleans.Gateway.Cases;
using GridOrleans.Gateway.Commands;
using GridOrleans.Gateway.Gridworkers;
using GridOrleans.Gateway.Guarantees;
using GridOrleans.Gateway.Ops;
using GridOrleans.Gateway.Orders;
using GridOrleans.Gateway.Patrols;
using GridOrleans.Gateway.Problems;
using GridOrleans.Gateway.Registry;
using GridOrleans.Gateway.Signboards;
using GridOrleans.Gateway.Tallies;
using GridOrleans.Gateway.Tickets;
using GridOrleans.Gateway.Training;
using GridOrleans.Gateway.Units;
using GridOrleans.Gridworkers;
using GridOrleans.Orders;
using GridOrleans.Patrols;
using GridOrleans.Registry;
using GridOrleans.Tickets;
using GridOrleans.Training;

namespace GridOrleans.Gateway.Json;

/// <summary>How the gateway writes and reads JSON: generated at build time, strict in what it accepts.</summary>
/// <remarks>
/// Commands are read by the run time's own metadata: the generated one gives an absent init-only member the default of
/// its type instead of the one it is declared with, and a grain would get an unset array. Its accessors are compiled
/// once; nothing reflects per request.
/// </remarks>
[JsonSerializable(typeof(CaseView))]
[JsonSerializable(typeof(CaseFile))]
[JsonSerializable(typeof(CasePage))]
[JsonSerializable(typeof(AlarmReport))]
[JsonSerializable(typeof(Docket))]
[JsonSerializable(typeof(CatalogueView))]
[JsonSerializable(typeof(CatalogueAnswer))]
[JsonSerializable(typeof(TicketView))]
[JsonSerializable(typeof(TicketPage))]
[JsonSerializable(typeof(TicketApproval))]
[JsonSerializable(typeof(GuaranteesReply))]
[JsonSerializable(typeof(PatrolUpload))]
[JsonSerializable(typeof(PatrolView))]
[JsonSerializable(typeof(PatrolPage))]
[JsonSerializable(typeof(TrackFeature))]
[JsonSerializable(typeof(GridPatrols))]
[JsonSerializable(typeof(PatrolPointSetting))]
[JsonSerializable(typeof(PatrolPointEnd))]
[JsonSerializable(typeof(PointView))]
[JsonSerializable(typeof(SignboardReply))]
[JsonSerializable(typeof(TrainingAnnouncement))]
[JsonSerializable(typeof(TrainingEnd))]
[JsonSerializable(typeof(RollEntry))]
[JsonSerializable(typeof(QuizEntry))]
[JsonSerializable(typeof(TrainingReceipt))]
[JsonSerializable(typeof(TrainingView))]
[JsonSerializable(typeof(ImmutableArray<TrainingView>))]
[JsonSerializable(typeof(RollReceipt))]
[JsonSerializable(typeof(AttendanceView))]
[JsonSerializable(typeof(TrainingRoll))]
[JsonSerializable(typeof(StaffReceipt))]
[JsonSerializable(typeof(StaffSummary))]
[JsonSerializable(typeof(StaffPage))]
[JsonSerializable(typeof(PoliceTeams))]
[JsonSerializable(typeof(ImmutableArray<RosterView>))]
[JsonSerializable(typeof(GridworkerFile))]
[JsonSerializable(typeof(DutyView))]
[JsonSerializable(typeof(PostSetting))]
[JsonSerializable(typeof(Appointment))]
[JsonSerializable(typeof(GridHandOver))]
[JsonSerializable(typeof(Dismissal))]
[JsonSerializable(typeof(CoverNote))]
[JsonSerializable(typeof(MeritNote))]
[JsonSerializable(typeof(TeamSetting))]
[JsonSerializable(typeof(RosterSetting))]
[JsonSerializable(typeof(DutySetting))]
[JsonSerializable(typeof(RecordCollection))]
[JsonSerializable(typeof(RecordRows))]
[JsonSerializable(typeof(RecordDisclosure))]
[JsonSerializable(typeof(RecordRetention))]
[JsonSerializable(typeof(RecordErasure))]
[JsonSerializable(typeof(UnsealingRequest))]
[JsonSerializable(typeof(UnsealingApproval))]
[JsonSerializable(typeof(RecordExpiry))]
[JsonSerializable(typeof(RecordSearchBody))]
[JsonSerializable(typeof(CollectView))]
[JsonSerializable(typeof(LoadView))]
[JsonSerializable(typeof(RecordView))]
[JsonSerializable(typeof(RecordPage))]
[JsonSerializable(typeof(RegistryReceipt))]
[JsonSerializable(typeof(DisclosurePage))]
[JsonSerializable(typeof(FoundPage))]
[JsonSerializable(typeof(RegistryTotals))]
[JsonSerializable(typeof(SpecialGroupTotals))]
[JsonSerializable(typeof(ScorePage))]
[JsonSerializable(typeof(EvidencePage))]
[JsonSerializable(typeof(WorkloadPage))]
[JsonSerializable(typeof(IndicatorsView))]
[JsonSerializable(typeof(AppealView))]
[JsonSerializable(typeof(AppealPage))]
[JsonSerializable(typeof(ScoreAppeal))]
[JsonSerializable(typeof(AppealRuling))]
[JsonSerializable(typeof(OrderView))]
[JsonSerializable(typeof(OrderFile))]
[JsonSerializable(typeof(OrderPage))]
[JsonSerializable(typeof(UnitReply))]
[JsonSerializable(typeof(LiveTally))]
[JsonSerializable(typeof(LiveMarks))]
[JsonSerializable(typeof(OpsBeat))]
[JsonSerializable(typeof(SilosReply))]
[JsonSerializable(typeof(HotReply))]
[JsonSerializable(typeof(HomeReply))]
[JsonSerializable(typeof(CallerMoves))]
[JsonSerializable(typeof(CaseProof))]
[JsonSerializable(typeof(GridReply))]
[JsonSerializable(typeof(LocateReply))]
[JsonSerializable(typeof(CommandBatch))]
[JsonSerializable(typeof(CommandResults))]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(CaseReport))]
[JsonSerializable(typeof(CaseCommand))]
[JsonSerializable(typeof(OrderPlacement))]
[JsonSerializable(typeof(OrderCommand))]
internal sealed partial class GatewayJson : JsonSerializerContext
{
    /// <summary>For what is written.</summary>
    public static GatewayJson Answers { get; } = new(Configured(new()));

    /// <summary>For commands that are read.</summary>
    public static JsonSerializerOptions Commands { get; } = Configured(new()
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveMoveOut } },
        AllowDuplicateProperties = false,
        Converters = { new InstantJson() },
    });

    /// <summary>In a batch: what addresses a command stands among its fields; it is read before.</summary>
    public static JsonSerializerOptions BatchedCommands { get; } = new(Commands)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveMoveOut, BatchItem.AllowAddress } },
    };

    /// <summary>A command's move is said by its address, not by a field.</summary>
    public static void LeaveMoveOut(JsonTypeInfo contract)
    {
        if ((contract.Type.IsSubclassOf(typeof(CaseCommand)) || contract.Type.IsSubclassOf(typeof(OrderCommand)))
            && contract.Properties.FirstOrDefault(field => field.Name == BatchItem.MoveField) is { } move)
        {
            contract.Properties.Remove(move);
        }
    }

    /// <summary>Sets what holds for reading and writing alike.</summary>
    public static JsonSerializerOptions Configured(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        // Chinese as it is: half the bytes. Safe, since nothing here is ever put into a page.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        return options;
    }
}
