using GridOrleans.Escalation;
using GridOrleans.Gridworkers;
using GridOrleans.Journal;
using GridOrleans.Patrols;

namespace GridOrleans.Verification;

/// <summary>
/// Holds both ends of every channel between grids, units, staffs, gridworkers and patrols against each other: what
/// was delivered was taken once, and nothing was taken that nobody sent. In a running city the ends were walked at
/// different instants; whatever looks lost is therefore looked up once more.
/// </summary>
internal sealed class MessageAudit(IJournalStore journal)
{
    private const string UnitPrefix = "unit/";

    /// <summary>Proves the channels; answers how many messages were sent, and how many still wait.</summary>
    public async Task<(long Sent, long Waiting)> Run(
        MessageLedger messages,
        Action<AuditFinding> found,
        CancellationToken cancellationToken)
    {
        var (sent, waiting) = (0L, 0L);
        foreach (var channel in messages.Channels)
        {
            sent += channel.Sent;
            waiting += channel.Waiting;
            foreach (var number in channel.Repeated())
            {
                found(new(
                    AuditKind.RepeatedMessage,
                    channel.To,
                    null,
                    $"Message {number} of {channel.From} was taken twice, or out of its turn."));
            }

            // The sender that was not walked cannot be asked: then the audit was of a part of the journal.
            if (messages.WalkedUpTo(channel.From) is not { } walked || messages.WalkedUpTo(channel.To) is null)
            {
                continue;
            }

            foreach (var number in channel.Forged(walked))
            {
                found(new(
                    AuditKind.ForgedMessage,
                    channel.To,
                    null,
                    $"Message {number} of {channel.From} was taken, and {channel.From} never sent it."));
            }

            await Lost(channel, messages, found, cancellationToken);
        }

        return (sent, waiting);
    }

    private async Task Lost(
        MessageChannel channel,
        MessageLedger messages,
        Action<AuditFinding> found,
        CancellationToken cancellationToken)
    {
        // A grid does not take arrivals of a case that was sealed meanwhile.
        var arrivals = channel.From.StartsWith(UnitPrefix, StringComparison.Ordinal)
            && !channel.To.StartsWith(UnitPrefix, StringComparison.Ordinal);
        var lost = arrivals ? [] : channel.Lost().ToHashSet();
        if (lost.Count == 0)
        {
            return;
        }

        var after = messages.WalkedUpTo(channel.To).GetValueOrDefault();
        await foreach (var entry in journal.Read(channel.To, after, cancellationToken))
        {
            switch (FactJson.Read(entry.Kind, entry.Payload.Span))
            {
                case MatterReceived received when received.From == channel.From:
                    lost.Remove(received.Number);
                    break;
                case StaffingReceived received when received.From == channel.From:
                    lost.Remove(received.Number);
                    break;
                case GridworkerNewsReceived received when received.From == channel.From:
                    lost.Remove(received.Number);
                    break;
                case PatrolReceived received when received.From == channel.From:
                    lost.Remove(received.Number);
                    break;
            }
        }

        foreach (var number in lost)
        {
            found(new(
                AuditKind.LostMessage,
                channel.From,
                number,
                $"Message {number} counts as delivered to {channel.To}, which never took it."));
        }
    }
}
