using GridOrleans.Access;
using GridOrleans.Journal;
using GridOrleans.Orders;
using GridOrleans.Unit.Cases;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Unit.Orders;

/// <summary>Brings a new order to where a test begins, and lets people make moves on it.</summary>
internal static class OrderStories
{
    public static readonly OrderKind Kind = new();

    public static readonly Caller Lead = People.Member;
    public static readonly Caller Second = People.With("member-zheng", Role.PartyMember, "140213001001");

    /// <summary>Wears three hats: a Party member who sits at the township's desk and leads the grid's group.</summary>
    public static readonly Caller ThreeHats = new(
        "three-hats",
        [
            new(Role.PartyMember, UnitCode.Parse("140213001")),
            new(Role.TownshipDesk, UnitCode.Parse("140213001")),
            new(Role.GroupLeader, GridOnPaper.Code),
        ]);

    public static readonly IReadOnlyList<Caller> Everyone = [.. People.All, Second, ThreeHats];

    public static readonly PlaceOrder Lamp = new("Change the lamp of old Mrs Li", GridOnPaper.Square);
    public static readonly DispatchOrder ToBoth = new([Lead.Id, Second.Id]);
    public static readonly FulfilOrder Done = new("Lamp changed") { Evidence = ["photo/1"] };
    public static readonly VerifyOrder Asked = new("It shines again", Satisfied: true);

    public static OrderNumber Number(int serial) => new(GridOnPaper.Code, serial);

    public static GridOnPaper Placed()
    {
        var grid = new GridOnPaper();
        grid.Do(People.Resident, Lamp);
        return grid;
    }

    public static GridOnPaper Accepted() => Placed().After(People.Gridworker, new AcceptOrder());

    public static GridOnPaper Dispatched() => Accepted().After(People.Clerk, ToBoth);

    public static GridOnPaper Fulfilled() => Dispatched().After(Lead, Done).After(Second, Done);

    public static GridOnPaper Solved() => Accepted().After(People.Gridworker, new SolveOrder("Lamp changed"));

    public static GridOnPaper Verified() => Fulfilled().After(People.Township, Asked);

    public static GridOnPaper Archived() => Verified().After(People.Clerk, new ArchiveOrder());

    extension(GridOnPaper grid)
    {
        /// <summary>The order, sealed or not.</summary>
        public OrderState Order(int serial = 1) => grid.File(Kind, serial);

        public Decision Execute(Caller by, OrderCommand command, OrderNumber? number) =>
            grid.Execute(Kind, new OrderRequest(grid.NextId(), by, number, command), number?.Serial ?? 0);

        /// <summary>Makes a move that must be accepted; answers the order after it.</summary>
        public OrderState Do(Caller by, OrderCommand command, int serial = 1)
        {
            var opens = command is PlaceOrder;
            var decision = grid.Execute(by, command, opens ? null : Number(serial));
            Assert.False(decision.Refused, decision.Refusal?.Detail);
            return grid.Order(opens ? grid.State.Orders.NextSerial - 1 : serial);
        }

        /// <summary>Makes a move that must be accepted, a minute after the one before.</summary>
        public GridOnPaper After(Caller by, OrderCommand command)
        {
            grid.Wait(TimeSpan.FromMinutes(1)).Do(by, command);
            return grid;
        }

        /// <summary>Makes a move that must be refused and change nothing; answers the refusal.</summary>
        public Refusal Refuse(Caller by, OrderCommand command, int serial = 1)
        {
            var before = GridOnPaper.Json(grid.State);
            var decision = grid.Execute(by, command, command is PlaceOrder ? null : Number(serial));

            Assert.True(decision.Refused, $"{command.Move} was accepted.");
            Assert.Empty(decision.Facts);
            Assert.Equal(before, GridOnPaper.Json(grid.State));
            return decision.Refusal;
        }
    }
}
