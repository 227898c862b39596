using System.Collections.Immutable;
using GridOrleans.Access;
using GridOrleans.Units;
using GridOrleans.Workflow;
using Xunit;

namespace GridOrleans.Unit.Workflow;

/// <summary>The engine over a workflow that is not a case: whatever is true here owes nothing to cases.</summary>
public sealed class WorkflowEngineTests
{
    private static readonly UnitCode Village = UnitCode.Parse("140213001001");
    private static readonly Relation<Letter> IsWriter =
        new(new("须为本人", "the caller wrote the letter"), (letter, by) => letter.Writer == by.Id);

    private static readonly WorkflowDefinition<Letter, Stage, Deed> Post = new()
    {
        Noun = new("信", "letter"),
        Steps = Enum.GetValues<Stage>().ToImmutableSortedDictionary(stage => stage, _ => new Wording("阶段", "stage")),
        StepOf = letter => letter.Stage,
        PlaceOf = _ => Village,
        Moves =
        [
            new(Deed.Write, new("写", "Write")) { To = [Stage.Written], Who = [new([Role.Resident])] },
            new(Deed.Send, new("寄", "Send"))
            {
                From = [Stage.Written],
                To = [Stage.Sent],
                Conditions =
                [
                    new(new("已贴邮票", "a stamp is on it"), letter => letter.Stamps > 0),
                    new(new("邮票不超过三张", "at most 3 stamps are on it"), letter => letter.Stamps < 4, RefusalCode.Spent),
                ],
                Who = [new([Role.Resident], IsWriter), new([Role.VillageClerk])],
            },
            new(Deed.Stamp, new("贴", "Stamp"))
            {
                From = [Stage.Written],
                Who = [new([Role.Resident, Role.PartyMember])],
            },
        ],
    };

    private static readonly WorkflowEngine<Letter, Stage, Deed> Engine = new(Post);
    private static readonly Caller Writer =
        Holding("li", (Role.Resident, "140213001001001"), (Role.Resident, "140213"));

    public enum Stage
    {
        Written,
        Sent,
    }

    public enum Deed
    {
        Write,
        Send,
        Stamp,
    }

    [Fact]
    public void Legal_moves_begin_at_the_step_and_meet_every_condition()
    {
        Assert.Equal([Deed.Stamp], Engine.LegalMoves(new("li", Stage.Written, 0)));
        Assert.Equal([Deed.Send, Deed.Stamp], Engine.LegalMoves(new("li", Stage.Written, 1)));
        Assert.Empty(Engine.LegalMoves(new("li", Stage.Sent, 1)));
    }

    [Fact]
    public void The_signature_is_the_first_role_whose_unit_contains_the_place() =>
        Assert.Equal(
            new Signature("li", Role.Resident, UnitCode.Parse("140213")),
            Engine.Check(new("li", Stage.Written, 1), Deed.Send, Writer).By);

    [Fact]
    public void One_claim_that_holds_is_enough()
    {
        var both = Holding("wang", (Role.Resident, "1402"), (Role.VillageClerk, "140213001001"));

        Assert.Equal(Role.VillageClerk, Engine.Check(new("li", Stage.Written, 1), Deed.Send, both).By?.Role);
    }

    [Fact]
    public void A_relation_that_does_not_hold_is_named()
    {
        var other = Holding("wang", (Role.Resident, "1402"));

        var objection = Engine.Check(new("li", Stage.Written, 1), Deed.Send, other).Objection;

        Assert.Equal(RefusalCode.NotEntitled, objection?.Code);
        Assert.Equal("'send' needs this: the caller wrote the letter.", objection?.Detail);
    }

    [Fact]
    public void A_wrong_step_names_the_step_where_the_move_begins_and_what_is_possible()
    {
        var objection = Engine.Check(new("li", Stage.Sent, 1), Deed.Send, Writer).Objection;

        Assert.Equal("The letter is sent; 'send' begins at written. No move is possible now.", objection?.Detail);
        Assert.Equal(
            "The letter is written; 'write' begins where there is none yet. Possible now: stamp.",
            Engine.Check(new("li", Stage.Written, 0), Deed.Write, Writer).Objection?.Detail);
    }

    [Fact]
    public void A_condition_that_is_not_met_refuses_by_its_own_rule_and_names_what_is_possible()
    {
        var objection = Engine.Check(new("li", Stage.Written, 4), Deed.Send, Writer).Objection;

        Assert.Equal(RefusalCode.Spent, objection?.Code);
        Assert.Equal([Deed.Stamp], objection?.LegalMoves);
    }

    [Fact]
    public void A_role_below_the_place_or_beside_it_does_not_entitle()
    {
        Assert.NotNull(Engine.Admit(Deed.Stamp, Holding("li", (Role.Resident, "140213001001001")), Village));
        Assert.NotNull(Engine.Admit(Deed.Stamp, Holding("li", (Role.Resident, "140213001002")), Village));
        Assert.NotNull(Engine.Admit(Deed.Stamp, Holding("li", (Role.Auditor, "1402")), Village));
        Assert.NotNull(Engine.Admit(Deed.Stamp, new Caller("li", default), Village));
        Assert.Null(Engine.Admit(Deed.Stamp, Holding("li", (Role.PartyMember, "1402")), Village));
    }

    [Fact]
    public void Unsound_definitions_are_refused_with_every_finding()
    {
        var unsound = Post with
        {
            Steps = Post.Steps.Remove(Stage.Sent),
            Moves =
            [
                new(Deed.Write, new("写", "Write")) { Who = [new([])] },
                new(Deed.Stamp, new("贴", "Stamp")) { From = [Stage.Written], Who = [] },
                new(Deed.Stamp, new("贴", "Stamp")) { From = [Stage.Written], Who = [new([Role.Resident])] },
            ],
        };

        Assert.Equal(
            [
                "Step Sent has no name.",
                "Move Send is defined 0 times; once is expected.",
                "Move Stamp is defined 2 times; once is expected.",
                "Move Write can be made by nobody, or by a claim without a role.",
                "Move Write opens a file: it needs a step to lead to, and nothing can be asked of the file before "
                    + "it is there.",
                "Move Stamp can be made by nobody, or by a claim without a role.",
                "No move leads to step Written.",
                "No move leads to step Sent.",
                "No move leads away from step Written.",
            ],
            unsound.Findings());
        Assert.Throws<ArgumentException>(() => new WorkflowEngine<Letter, Stage, Deed>(unsound));
    }

    private static Caller Holding(string id, params (Role Role, string Unit)[] grants) =>
        new(id, [.. grants.Select(grant => new Grant(grant.Role, UnitCode.Parse(grant.Unit)))]);

    internal sealed record Letter(string Writer, Stage Stage, int Stamps);
}
