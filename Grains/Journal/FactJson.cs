using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using GridOrleans.Assessment;
using GridOrleans.Cases;
using GridOrleans.Escalation;
using GridOrleans.Grids;
using GridOrleans.Gridworkers;
using GridOrleans.Tickets;
using GridOrleans.Units;
using GridOrleans.Orders;
using GridOrleans.Patrols;
using GridOrleans.Registry;
using GridOrleans.Training;

namespace GridOrleans.Journal;

/// <summary>
/// How facts are written in the journal: a kind, which is a promise and never renamed, and JSON that tolerates fields
/// that were added later.
/// </summary>
internal static class FactJson
{
    /// <summary>
    /// The one way to write and read. Chinese stays Chinese, so that a person can read the payload with SQL: nothing
    /// puts it into a page unescaped.
    /// </summary>
    public static readonly FactJsonContext Json = new(new JsonSerializerOptions(FactJsonContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    private static readonly FrozenDictionary<string, JsonTypeInfo> TypesByKind = new Dictionary<string, JsonTypeInfo>
    {
        ["grid_established"] = Json.GridEstablished,
        ["case_reported"] = Json.CaseReported,
        ["case_filed"] = Json.CaseFiled,
        ["case_assigned"] = Json.CaseAssigned,
        ["case_started"] = Json.CaseStarted,
        ["case_finished"] = Json.CaseFinished,
        ["case_confirmed"] = Json.CaseConfirmed,
        ["case_reworked"] = Json.CaseReworked,
        ["case_closed"] = Json.CaseClosed,
        ["case_returned"] = Json.CaseReturned,
        ["case_extended"] = Json.CaseExtended,
        ["case_suspended"] = Json.CaseSuspended,
        ["case_resumed"] = Json.CaseResumed,
        ["case_escalated"] = Json.CaseEscalated,
        ["case_supervised"] = Json.CaseSupervised,
        ["case_merged"] = Json.CaseMerged,
        ["case_absorbed"] = Json.CaseAbsorbed,
        ["case_rejected"] = Json.CaseRejected,
        ["case_reopened"] = Json.CaseReopened,
        ["case_appealed"] = Json.CaseAppealed,
        ["case_rated"] = Json.CaseRated,
        ["case_acknowledged"] = Json.CaseAcknowledged,
        ["case_guided"] = Json.CaseGuided,
        ["case_raised"] = Json.CaseRaised,
        ["case_lowered"] = Json.CaseLowered,
        ["case_handed_back"] = Json.CaseHandedBack,
        ["case_deadline_passed"] = Json.CaseDeadlinePassed,
        ["case_arrived"] = Json.CaseArrived,
        ["case_task_refused"] = Json.CaseTaskRefused,
        ["case_handed_over"] = Json.CaseHandedOver,
        ["messages_delivered"] = Json.MessagesDelivered,
        ["matter_received"] = Json.MatterReceived,
        ["order_placed"] = Json.OrderPlaced,
        ["order_accepted"] = Json.OrderAccepted,
        ["order_dispatched"] = Json.OrderDispatched,
        ["order_fulfilled"] = Json.OrderFulfilled,
        ["order_verified"] = Json.OrderVerified,
        ["order_archived"] = Json.OrderArchived,
        ["order_solved"] = Json.OrderSolved,
        ["order_sent_back"] = Json.OrderSentBack,
        ["order_overridden"] = Json.OrderOverridden,
        ["order_declined"] = Json.OrderDeclined,
        ["order_withdrawn"] = Json.OrderWithdrawn,
        ["order_reopened"] = Json.OrderReopened,
        ["order_rated"] = Json.OrderRated,
        ["ticket_approved"] = Json.TicketApproved,
        ["standing_ticket_opened"] = Json.StandingTicketOpened,
        ["volume_drawn"] = Json.VolumeDrawn,
        ["ticket_allotted"] = Json.TicketAllotted,
        ["patrol_uploaded"] = Json.PatrolUploaded,
        ["patrol_received"] = Json.PatrolReceived,
        ["patrol_point_set"] = Json.PatrolPointSet,
        ["patrol_point_retired"] = Json.PatrolPointRetired,
        ["post_set"] = Json.PostSet,
        ["gridworker_appointed"] = Json.GridworkerAppointed,
        ["grids_handed_over"] = Json.GridsHandedOver,
        ["gridworker_released"] = Json.GridworkerReleased,
        ["cover_recorded"] = Json.CoverRecorded,
        ["merit_recorded"] = Json.MeritRecorded,
        ["police_team_set"] = Json.PoliceTeamSet,
        ["roster_set"] = Json.RosterSet,
        ["staffing_received"] = Json.StaffingReceived,
        ["gridworker_news_received"] = Json.GridworkerNewsReceived,
        ["duty_changed"] = Json.DutyChanged,
        ["records_collected"] = Json.RecordsCollected,
        ["records_loaded"] = Json.RecordsLoaded,
        ["record_disclosed"] = Json.RecordDisclosed,
        ["record_retained"] = Json.RecordRetained,
        ["records_erased"] = Json.RecordsErased,
        ["unsealing_requested"] = Json.UnsealingRequested,
        ["unsealing_approved"] = Json.UnsealingApproved,
        ["training_announced"] = Json.TrainingAnnounced,
        ["training_called_off"] = Json.TrainingCalledOff,
        ["training_attended"] = Json.TrainingAttended,
        ["quiz_answered"] = Json.QuizAnswered,
        ["appeal_filed"] = Json.AppealFiled,
        ["appeal_decided"] = Json.AppealDecided,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<Type, (string Kind, JsonTypeInfo Json)> KindsByType =
        TypesByKind.ToFrozenDictionary(pair => pair.Value.Type, pair => (pair.Key, pair.Value));

    /// <summary>Every kind that this release writes and reads.</summary>
    public static IEnumerable<string> Kinds => TypesByKind.Keys;

    /// <summary>The fact's kind and its JSON.</summary>
    public static (string Kind, byte[] Payload) Write(Fact fact)
    {
        var (kind, json) = KindsByType[fact.GetType()];
        return (kind, JsonSerializer.SerializeToUtf8Bytes(fact, json));
    }

    /// <summary>Reads a fact back.</summary>
    /// <exception cref="InvalidDataException">The kind is unknown, or the payload is not its JSON.</exception>
    public static Fact Read(string kind, ReadOnlySpan<byte> payload)
    {
        if (!TypesByKind.TryGetValue(kind, out var json))
        {
            throw new InvalidDataException(
                $"The journal holds a fact of kind '{kind}', which this release does not know: a newer one wrote it.");
        }

        try
        {
            return JsonSerializer.Deserialize(payload, json) as Fact
                ?? throw new InvalidDataException($"A fact of kind '{kind}' is null.");
        }
        catch (JsonException damage)
        {
            throw new InvalidDataException($"A fact of kind '{kind}' cannot be read: {damage.Message}", damage);
        }
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GridEstablished))]
[JsonSerializable(typeof(CaseReported))]
[JsonSerializable(typeof(CaseFiled))]
[JsonSerializable(typeof(CaseAssigned))]
[JsonSerializable(typeof(CaseStarted))]
[JsonSerializable(typeof(CaseFinished))]
[JsonSerializable(typeof(CaseConfirmed))]
[JsonSerializable(typeof(CaseReworked))]
[JsonSerializable(typeof(CaseClosed))]
[JsonSerializable(typeof(CaseReturned))]
[JsonSerializable(typeof(CaseExtended))]
[JsonSerializable(typeof(CaseSuspended))]
[JsonSerializable(typeof(CaseResumed))]
[JsonSerializable(typeof(CaseEscalated))]
[JsonSerializable(typeof(CaseSupervised))]
[JsonSerializable(typeof(CaseMerged))]
[JsonSerializable(typeof(CaseAbsorbed))]
[JsonSerializable(typeof(CaseRejected))]
[JsonSerializable(typeof(CaseReopened))]
[JsonSerializable(typeof(CaseAppealed))]
[JsonSerializable(typeof(CaseRated))]
[JsonSerializable(typeof(CaseAcknowledged))]
[JsonSerializable(typeof(CaseGuided))]
[JsonSerializable(typeof(CaseRaised))]
[JsonSerializable(typeof(CaseLowered))]
[JsonSerializable(typeof(CaseHandedBack))]
[JsonSerializable(typeof(CaseDeadlinePassed))]
[JsonSerializable(typeof(CaseArrived))]
[JsonSerializable(typeof(CaseTaskRefused))]
[JsonSerializable(typeof(CaseHandedOver))]
[JsonSerializable(typeof(MessagesDelivered))]
[JsonSerializable(typeof(MatterReceived))]
[JsonSerializable(typeof(OrderPlaced))]
[JsonSerializable(typeof(OrderAccepted))]
[JsonSerializable(typeof(OrderDispatched))]
[JsonSerializable(typeof(OrderFulfilled))]
[JsonSerializable(typeof(OrderVerified))]
[JsonSerializable(typeof(OrderArchived))]
[JsonSerializable(typeof(OrderSolved))]
[JsonSerializable(typeof(OrderSentBack))]
[JsonSerializable(typeof(OrderOverridden))]
[JsonSerializable(typeof(OrderDeclined))]
[JsonSerializable(typeof(OrderWithdrawn))]
[JsonSerializable(typeof(OrderReopened))]
[JsonSerializable(typeof(OrderRated))]
[JsonSerializable(typeof(TicketApproved))]
[JsonSerializable(typeof(StandingTicketOpened))]
[JsonSerializable(typeof(VolumeDrawn))]
[JsonSerializable(typeof(TicketAllotted))]
[JsonSerializable(typeof(PatrolUploaded))]
[JsonSerializable(typeof(PatrolReceived))]
[JsonSerializable(typeof(PatrolPointSet))]
[JsonSerializable(typeof(PatrolPointRetired))]
[JsonSerializable(typeof(PostSet))]
[JsonSerializable(typeof(GridworkerAppointed))]
[JsonSerializable(typeof(GridsHandedOver))]
[JsonSerializable(typeof(GridworkerReleased))]
[JsonSerializable(typeof(CoverRecorded))]
[JsonSerializable(typeof(MeritRecorded))]
[JsonSerializable(typeof(PoliceTeamSet))]
[JsonSerializable(typeof(RosterSet))]
[JsonSerializable(typeof(StaffingReceived))]
[JsonSerializable(typeof(GridworkerNewsReceived))]
[JsonSerializable(typeof(DutyChanged))]
[JsonSerializable(typeof(RecordsCollected))]
[JsonSerializable(typeof(RecordsLoaded))]
[JsonSerializable(typeof(RecordDisclosed))]
[JsonSerializable(typeof(RecordRetained))]
[JsonSerializable(typeof(RecordsErased))]
[JsonSerializable(typeof(UnsealingRequested))]
[JsonSerializable(typeof(UnsealingApproved))]
[JsonSerializable(typeof(TrainingAnnounced))]
[JsonSerializable(typeof(TrainingCalledOff))]
[JsonSerializable(typeof(TrainingAttended))]
[JsonSerializable(typeof(QuizAnswered))]
[JsonSerializable(typeof(AppealFiled))]
[JsonSerializable(typeof(AppealDecided))]
[JsonSerializable(typeof(AssessmentSnapshot))]
[JsonSerializable(typeof(GridSnapshot))]
[JsonSerializable(typeof(RegistrySnapshot))]
[JsonSerializable(typeof(UnitSnapshot))]
[JsonSerializable(typeof(PatrolsSnapshot))]
[JsonSerializable(typeof(StaffSnapshot))]
[JsonSerializable(typeof(GridworkerSnapshot))]
[JsonSerializable(typeof(TrainingSnapshot))]
[JsonSerializable(typeof(RollSheetSnapshot))]
internal sealed partial class FactJsonContext : JsonSerializerContext;
