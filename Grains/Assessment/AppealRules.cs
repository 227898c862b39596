using System.Diagnostics;
using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.Journal;
using GridOrleans.Units;

namespace GridOrleans.Assessment;

/// <summary>
/// Who may appeal against a score, and who decides (our convention): a gridworker appeals for the own score, a clerk,
/// desk or centre for its unit's; the county's political-legal committee decides, and of the county's own score the
/// city centre. Nobody decides what they filed. Pure.
/// </summary>
internal static class AppealRules
{
    /// <summary>Pieces of evidence in one appeal.</summary>
    public const int EvidenceMax = 100;

    private const int EvidenceLengthMax = 100;
    private const int WorkerMax = 64;

    private static readonly Role[] Gridworkers =
        [Role.FullTimeGridworker, Role.PartTimeGridworker, Role.AuxiliaryGridworker, Role.MicroGridworker];

    private static readonly Role[] Desks = [Role.VillageClerk, Role.TownshipDesk, Role.CountyCentre];

    /// <summary>Decides a command.</summary>
    public static Decision Decide(
        AssessmentState county, AppealRequest request, IndicatorSet indicators, DateTimeOffset now) =>
        request.Command switch
        {
            FileAppeal file => File(county, request.By, file, (indicators, now)),
            DecideAppeal decide => Decide(county, request.By, decide),
            _ => throw new UnreachableException($"No rule decides {request.Command.GetType().Name}."),
        };

    /// <summary>Whether an entry is what a command left when it came first, from the same sender.</summary>
    public static bool IsRepeat(AppealRequest request, AppealEvent fact)
    {
        var again = (request.Command, fact) switch
        {
            (FileAppeal file, AppealFiled) => Fact(fact.Serial, fact.By, file),
            (DecideAppeal decide, AppealDecided) =>
                (AppealEvent)new AppealDecided(decide.Serial, fact.By, decide.Upheld, decide.Reason),
            _ => null,
        };
        return again is not null
            && request.By.Id == fact.By.Id
            && FactJson.Write(again).Payload.AsSpan().SequenceEqual(FactJson.Write(fact).Payload);
    }

    private static Decision File(
        AssessmentState county, Caller by, FileAppeal file, (IndicatorSet Indicators, DateTimeOffset Now) around)
    {
        if (!county.County.Contains(file.Unit))
        {
            return new Refusal(RefusalCode.UnknownUnit, $"{file.Unit} is no unit of {county.County}.");
        }

        if (SignerOf(by, file) is not { } signer)
        {
            return new Refusal(
                RefusalCode.NotEntitled,
                "A gridworker appeals for the own score, with a staff role there; a village clerk, township desk or "
                    + $"county centre above {file.Unit} for the unit's.");
        }

        var errors = new FieldErrors();
        AssessmentDays.Check(errors, file.Period, around.Now);
        errors.OptionalLine("gridworker", file.Worker, WorkerMax);
        errors.Check(
            around.Indicators.Find(file.Indicator) is not null,
            "indicator",
            $"one of {string.Join(", ", around.Indicators.Indicators.Select(known => known.Code))} is expected.");
        errors.Prose("reason", file.Reason, CaseValidation.ReasonMax);
        Evidence(errors, file);
        return errors.ToRefusal() is { } invalid ? invalid : Fact(county.NextSerial, signer, file);
    }

    private static void Evidence(FieldErrors errors, FileAppeal file)
    {
        errors.Check(
            file.Evidence.Length is >= 1 and <= EvidenceMax, "evidence", $"1–{EvidenceMax} pieces are expected.");
        foreach (var (index, piece) in file.Evidence.Take(EvidenceMax).Index())
        {
            errors.Line($"evidence[{index}]", piece, EvidenceLengthMax);
            errors.Check(
                GridOf(piece) is { } grid && file.Unit.Contains(grid),
                $"evidence[{index}]",
                $"a case's number, or grid/point, of {file.Unit} is expected.");
        }
    }

    private static UnitCode? GridOf(string? piece)
    {
        if (CaseNumber.TryParse(piece, null, out var number))
        {
            return number.Grid;
        }

        return piece?.Split('/', 2) is [var code, { Length: > 0 }]
            && UnitCode.TryParse(code, null, out var grid)
            && grid.Level is UnitLevel.Grid
                ? grid
                : null;
    }

    private static Decision Decide(AssessmentState county, Caller by, DecideAppeal decide)
    {
        var appeal = county.Find(decide.Serial);
        var own = appeal is { Appeal: { Worker: null } filed } && filed.Unit == county.County;
        var signer = by.Grants
            .Where(grant => own
                ? grant.Role is Role.CityCentre && grant.Unit.Contains(county.County)
                : grant.Role is Role.PoliticalLegalCommittee && grant.Unit == county.County)
            .Select(grant => new Signature(by.Id, grant.Role, grant.Unit))
            .FirstOrDefault();
        if (signer is null)
        {
            return new Refusal(
                RefusalCode.NotEntitled,
                $"The political-legal committee of {county.County} decides its appeals; of one against the county's "
                    + "own score the city centre.");
        }

        if (appeal is null)
        {
            return new Refusal(
                RefusalCode.UnknownAppeal,
                $"{county.County} has no appeal {decide.Serial}; GET /v1/assessment/{county.County}/appeals lists "
                    + "them.");
        }

        if (appeal.Decision is { } decided)
        {
            return new Refusal(
                RefusalCode.Spent, $"Appeal {decide.Serial} was decided by {decided.By.Id}; it is decided once.");
        }

        if (appeal.By.Id == by.Id)
        {
            return new Refusal(RefusalCode.SamePerson, "Whoever filed an appeal does not decide it.");
        }

        var errors = new FieldErrors();
        errors.Prose("reason", decide.Reason, CaseValidation.ReasonMax);
        return errors.ToRefusal() is { } invalid
            ? invalid
            : new AppealDecided(decide.Serial, signer, decide.Upheld, decide.Reason);
    }

    private static Signature? SignerOf(Caller by, FileAppeal file) => by.Grants
        .Where(grant => file.Worker is null
            ? Desks.Contains(grant.Role) && grant.Unit.Contains(file.Unit)
            : file.Worker == by.Id && Gridworkers.Contains(grant.Role)
                && (grant.Unit.Contains(file.Unit) || file.Unit.Contains(grant.Unit)))
        .Select(grant => new Signature(by.Id, grant.Role, grant.Unit))
        .FirstOrDefault();

    private static AppealFiled Fact(int serial, Signature by, FileAppeal file) => new(
        serial,
        by,
        file.Unit,
        file.Worker,
        file.Period.From,
        file.Period.To,
        file.Indicator,
        file.Evidence,
        file.Reason);
}
