using System.Collections.Immutable;
using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.Journal;
using GridOrleans.Units;

namespace GridOrleans.Gridworkers;

// What happens to one gridworker.
internal static partial class StaffRules
{
    private const int PhoneMin = 5;
    private const int PhoneMax = 20;
    private const int EvidenceMax = 20;

    private static Decision Appoint(
        StaffState staff,
        AppointGridworker appoint,
        StaffSurroundings around,
        Signature by)
    {
        var known = staff.Find(appoint.Worker) is { IsActive: true } active ? active : null;
        var errors = new FieldErrors();
        errors.Line("worker", appoint.Worker, CaseValidation.CodeMax);
        errors.Line("name", appoint.Name, CaseValidation.CodeMax);
        errors.Check(
            appoint.Phone.Length is >= PhoneMin and <= PhoneMax
                && appoint.Phone.All(sign => char.IsAsciiDigit(sign) || sign is '+' or '-' or ' '),
            "phone",
            $"{PhoneMin}–{PhoneMax} digits, '+', '-' or spaces are expected.");
        Grids(errors, staff, around.Plan, appoint.Grids);
        errors.Check(
            appoint.ResponsibleFor.All(appoint.Grids.Contains)
                && appoint.ResponsibleFor.Distinct().Count() == appoint.ResponsibleFor.Length,
            "responsibleFor",
            "some of the grids are expected, each once.");
        errors.Check(
            known is null || known.Grids.All(appoint.Grids.Contains),
            "grids",
            "the grids worked in until now must be among them: hand over first what is left.");
        if (errors.ToRefusal() is { } invalid)
        {
            return invalid;
        }

        if (staff.FindPost(appoint.Post) is not { } post)
        {
            return new Refusal(
                RefusalCode.UnknownPost,
                $"{staff.County} has no post '{appoint.Post}': nobody is appointed outside a post of the county.");
        }

        return known?.Post != post.Code && staff.Held(post.Code) >= post.Quota
            ? new Refusal(RefusalCode.QuotaFull, $"All {post.Quota} places of post '{post.Code}' are held.")
            : FactOf(appoint, by)!;
    }

    private static Decision HandOver(StaffState staff, HandOverGrids over, StaffSurroundings around, Signature by)
    {
        var errors = new FieldErrors();
        errors.Line("worker", over.Worker, CaseValidation.CodeMax);
        errors.Prose("reason", over.Reason, CaseValidation.ReasonMax);
        Grids(errors, staff, around.Plan, over.Grids);
        errors.Check(over.Successor != over.Worker, "successor", "somebody else is expected.");
        if (errors.ToRefusal() is { } invalid)
        {
            return invalid;
        }

        return Successor(staff, over.Successor) ?? (Decision)new GridsHandedOver(
            by,
            over.Worker,
            over.Grids,
            over.Successor,
            over.Reason,
            ResponsibleFor(staff, around.Plan, over.Worker, over.Grids));
    }

    private static Decision Release(StaffState staff, ReleaseGridworker release, StaffSurroundings around, Signature by)
    {
        if (staff.Find(release.Worker) is not { IsActive: true } leaver)
        {
            return Unknown(staff, release.Worker);
        }

        var errors = new FieldErrors();
        errors.Prose("reason", release.Reason, CaseValidation.ReasonMax);
        errors.Check(release.Successor != release.Worker, "successor", "somebody else is expected.");
        if (errors.ToRefusal() is { } invalid)
        {
            return invalid;
        }

        return Successor(staff, release.Successor) ?? (Decision)new GridworkerReleased(
            by,
            release.Worker,
            leaver.Grids,
            release.Successor,
            release.Reason,
            ResponsibleFor(staff, around.Plan, release.Worker, leaver.Grids));
    }

    private static Decision Cover(StaffState staff, RecordCover cover, Signature by)
    {
        if (staff.Find(cover.Worker) is not { IsActive: true })
        {
            return Unknown(staff, cover.Worker);
        }

        var errors = new FieldErrors();
        errors.Line("policy", cover.Policy, CaseValidation.CodeMax);
        errors.Check(
            cover.From <= cover.To && cover.From.AddYears(1) > cover.To, "to", "a year at most is expected.");
        errors.Check(cover.Yuan >= CoverYuanMin, "yuan", $"{CoverYuanMin} yuan at least are expected.");
        return errors.ToRefusal() is { } invalid ? invalid : FactOf(cover, by)!;
    }

    private static Decision Merit(StaffState staff, RecordMerit merit, Signature by)
    {
        if (staff.Find(merit.Worker) is not { IsActive: true })
        {
            return Unknown(staff, merit.Worker);
        }

        var errors = new FieldErrors();
        errors.Defined("kind", merit.Kind);
        errors.Line("title", merit.Title, NameMax);
        errors.Check(
            merit.Evidence.Length is >= 1 and <= EvidenceMax,
            "evidence",
            $"1–{EvidenceMax} references are expected: nothing is granted without.");
        foreach (var (index, reference) in merit.Evidence.Take(EvidenceMax).Index())
        {
            errors.Line($"evidence[{index}]", reference, CaseValidation.EvidenceLengthMax);
        }

        return errors.ToRefusal() is { } invalid ? invalid : FactOf(merit, by)!;
    }

    private static Refusal? Successor(StaffState staff, string? successor) =>
        successor is null || staff.Find(successor) is { IsActive: true } ? null : Unknown(staff, successor);

    private static ImmutableArray<UnitCode> ResponsibleFor(
        StaffState staff,
        IStaffPlan plan,
        string worker,
        ImmutableArray<UnitCode> grids) => [.. grids.Where(grid => Responsible(staff, plan, grid) == worker)];

    private static void Grids(FieldErrors errors, StaffState staff, IStaffPlan plan, ImmutableArray<UnitCode> grids)
    {
        errors.Check(grids.Length is >= 1 and <= GridsMax, "grids", $"1–{GridsMax} grids are expected.");
        errors.Check(grids.Distinct().Count() == grids.Length, "grids", "each grid is expected once.");
        foreach (var (index, grid) in grids.Take(GridsMax).Index())
        {
            errors.Check(
                staff.County.Contains(grid) && plan.HasGrid(grid),
                $"grids[{index}]",
                $"{grid} is no grid of {staff.County} in the city plan.");
        }
    }
}
