using System.Collections.Immutable;
using GridOrleans.Cases;
using GridOrleans.Catalogue;
using GridOrleans.Units;

namespace GridOrleans.Tickets;

/// <summary>
/// An admission ticket 准入票 that was found valid for an item at an instant, and of whose volume the grid holds a part.
/// Nobody but the <see cref="Ledger"/> can make one: whatever asks for a ticket as a parameter cannot be reached
/// without it.
/// </summary>
internal sealed class AdmissionTicket
{
    private AdmissionTicket(TicketEntry entry) => Entry = entry;

    /// <summary>What it says.</summary>
    public TicketEntry Entry { get; }

    /// <summary>
    /// What a grid was allotted by its county, folded from the grid's stream, and the only place where a ticket is
    /// issued from.
    /// </summary>
    internal sealed class Ledger(UnitCode grid)
    {
        private readonly SortedDictionary<string, TicketHolding> _held = new(StringComparer.Ordinal);

        // The county's no to a draw, while one decision rests on it; never folded, never in a snapshot.
        private readonly Dictionary<string, Refusal> _denied = new(StringComparer.Ordinal);

        /// <summary>The serial of the next draw on a ticket; from 1.</summary>
        public int NextDraw(string number) => (_held.GetValueOrDefault(number)?.Draw ?? 0) + 1;

        /// <summary>Whether no draw is needed to decide: something is left, or the county said no.</summary>
        public bool Knows(string number) => Left(number) > 0 || _denied.ContainsKey(number);

        /// <summary>How many tasks may still be given with a ticket before the county is asked.</summary>
        public int Left(string number) => _held.GetValueOrDefault(number)?.Left ?? 0;

        /// <summary>The fold: the county gave a part of a ticket's volume.</summary>
        /// <exception cref="InvalidOperationException">It gave it before: the journal is damaged.</exception>
        public void Take(TicketAllotted allotted)
        {
            var number = allotted.Ticket.Number;
            if (allotted.Draw != NextDraw(number))
            {
                throw new InvalidOperationException(
                    $"Grid {grid} expects draw {NextDraw(number)} on '{number}'; {allotted.Draw} cannot follow.");
            }

            _held[number] = new(allotted.Ticket, Left(number) + allotted.Count, allotted.Draw);
        }

        /// <summary>The fold: a task was given to a gridworker.</summary>
        public void Take(CaseAssigned assigned)
        {
            // What was given before there were ledgers counts against none.
            if (assigned.Ticket is { } number && _held.TryGetValue(number, out var holding) && holding.Left > 0)
            {
                _held[number] = holding with { Left = holding.Left - 1 };
            }
        }

        /// <summary>Lets the next decision see that the county gave nothing.</summary>
        public void Deny(string number, Refusal refusal) => _denied[number] = refusal;

        /// <summary>Takes that back.</summary>
        public void Forget(string number) => _denied.Remove(number);

        /// <summary>
        /// Issues a ticket for one task on an item, or says why there is none; while the county was not asked, that is
        /// <see cref="RefusalCode.TicketExhausted"/>.
        /// </summary>
        /// <param name="number">The number that the sender named.</param>
        /// <param name="item">The case's item.</param>
        /// <param name="catalogue">The catalogue in force.</param>
        /// <param name="now">The instant of the decision.</param>
        public (AdmissionTicket? Ticket, Refusal? Refusal) Issue(
            string? number,
            string item,
            ItemCatalogue catalogue,
            DateTimeOffset now)
        {
            if (number is null)
            {
                return (null, TicketRules.Required(
                    "A gridworker is given a task only with an admission ticket; none was named."));
            }

            var (entry, unknown) = Find(number, catalogue);
            if ((unknown ?? TicketRules.Objection(entry, item, catalogue, now)) is { } refusal)
            {
                return (null, refusal);
            }

            return Left(number) > 0 && entry is not null
                ? (new AdmissionTicket(entry), null)
                : (null, _denied.GetValueOrDefault(number) ?? NothingLeft(number));
        }

        /// <summary>Everything, for a snapshot.</summary>
        public ImmutableArray<TicketHolding> ToSnapshot() => [.. _held.Values];

        /// <summary>Puts back what <see cref="ToSnapshot"/> gave.</summary>
        public void Load(ImmutableArray<TicketHolding> held)
        {
            foreach (var holding in held)
            {
                _held[holding.Ticket.Number] = holding;
            }
        }

        // Of a standing ticket the catalogue in force speaks; of its own ones the county, when it allots.
        private (TicketEntry? Entry, Refusal? Unknown) Find(string number, ItemCatalogue catalogue)
        {
            if (!TicketNumber.TryParse(number, null, out var ledgers))
            {
                return catalogue.FindTicket(number) is { } standing
                    ? (standing, null)
                    : (null, TicketRules.Unknown(number));
            }

            return ledgers.County.Contains(grid)
                ? (_held.GetValueOrDefault(number)?.Ticket, null)
                : (null, TicketRules.Required(
                    $"Admission ticket '{number}' was approved by another county than grid {grid}'s."));
        }

        private Refusal NothingLeft(string number) => new(
            RefusalCode.TicketExhausted,
            $"Grid {grid} holds nothing of admission ticket '{number}', and its county was not asked.");
    }
}

/// <summary>What a grid holds of a ticket.</summary>
/// <param name="Ticket">What it says, as of the newest draw.</param>
/// <param name="Left">How many tasks may still be given with it.</param>
/// <param name="Draw">The serial of the newest draw.</param>
internal sealed record TicketHolding(TicketEntry Ticket, int Left, int Draw);
