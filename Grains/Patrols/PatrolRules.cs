using System.Collections.Immutable;
using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.Journal;

namespace GridOrleans.Patrols;

/// <summary>What of a patrol is taken (the bounds are our convention). Pure.</summary>
internal static class PatrolRules
{
    /// <summary>Fixes in one upload: three hours at one every ten seconds.</summary>
    public const int FixesMax = 1_000;

    /// <summary>Visits in one upload: more points than a grid has.</summary>
    public const int CheckInsMax = 100;

    /// <summary>How long a phone may keep a patrol to itself: longer, and its month has been assessed.</summary>
    public static readonly TimeSpan LateMax = TimeSpan.FromDays(30);

    /// <summary>How far a phone's clock may be ahead.</summary>
    public static readonly TimeSpan AheadMax = TimeSpan.FromMinutes(5);

    /// <summary>The longest patrol: whoever patrols longer starts another.</summary>
    public static readonly TimeSpan LengthMax = TimeSpan.FromDays(1);

    private const int AccuracyMax = 10_000;
    private const double LonMax = 180;
    private const double LatMax = 90;

    /// <summary>Decides an upload.</summary>
    /// <param name="patrols">The gridworker's patrols.</param>
    /// <param name="request">The upload.</param>
    /// <param name="points">The grid's points, retired ones too.</param>
    /// <param name="now">The instant of the decision.</param>
    public static Decision Upload(
        PatrolsState patrols,
        PatrolRequest request,
        ImmutableArray<PatrolPoint> points,
        DateTimeOffset now)
    {
        var upload = request.Command;
        if (request.By.Id != patrols.Worker)
        {
            return new Refusal(
                RefusalCode.NotEntitled,
                $"Only {patrols.Worker} uploads these patrols: whoever walks one sends it, under the own name.");
        }

        if (Gridworker(request.By, upload) is not { } by)
        {
            return new Refusal(
                RefusalCode.NotEntitled,
                $"Only the gridworkers of {upload.Grid} patrol there; ask your county centre for the role you need.");
        }

        var errors = new FieldErrors();
        Check(errors, upload, now);
        Known(errors, patrols.Find(upload.Patrol), upload);
        var visits = Visits(errors, upload, points, now);
        return errors.ToRefusal() is { } invalid ? invalid : new PatrolUploaded(
            upload.Patrol,
            by,
            upload.Grid,
            upload.StartedAt,
            upload.EndedAt,
            FixBlock.Join([], upload.Fixes.Select(TrackFix.Of)),
            visits);
    }

    /// <summary>Whether an entry is what an upload left when it came first.</summary>
    public static bool IsRepeat(PatrolRequest request, PatrolUploaded uploaded)
    {
        var upload = request.Command;
        return request.By.Id == uploaded.By.Id
            && (upload.Patrol, upload.Grid, upload.StartedAt, upload.EndedAt)
                == (uploaded.Patrol, uploaded.Grid, uploaded.StartedAt, uploaded.EndedAt)
            && FixBlock.Join([], upload.Fixes.Select(TrackFix.Of)).AsSpan().SequenceEqual(uploaded.Fixes.Span)
            && upload.CheckIns.Select(visit => (visit.Point, visit.At, visit.Lon, visit.Lat))
                .SequenceEqual(uploaded.CheckIns.Select(visit => (visit.Point, visit.At, visit.Lon, visit.Lat)));
    }

    /// <summary>Whether every further upload of a patrol would be too late.</summary>
    public static bool IsOver(PatrolState patrol, DateTimeOffset now) =>
        !patrol.Settled && now - patrol.Newest > LateMax + LengthMax;

    /// <summary>The refusal of a patrol that nothing is known of.</summary>
    public static Refusal Unknown(string worker, PatrolId patrol) =>
        new(RefusalCode.UnknownPatrol, $"{worker} has no patrol {patrol}.");

    private static Signature? Gridworker(Caller by, UploadPatrol upload) => by.Grants
        .Where(grant => CaseClaims.Gridworkers.Contains(grant.Role) && grant.Unit.Contains(upload.Grid))
        .Select(grant => new Signature(by.Id, grant.Role, grant.Unit))
        .FirstOrDefault();

    private static void Known(FieldErrors errors, PatrolState? known, UploadPatrol upload)
    {
        if (known is null)
        {
            return;
        }

        errors.Check(
            known.Grid == upload.Grid, "grid", $"this patrol was in {known.Grid} before; a patrol has one grid.");
        errors.Check(
            !known.Settled,
            "patrol",
            $"this patrol is over: nothing is taken more than {LateMax.Days} days later. Start another with a new id.");
    }

    private static void Check(FieldErrors errors, UploadPatrol upload, DateTimeOffset now)
    {
        errors.Check(
            upload.StartedAt is not null || upload.EndedAt is not null
                || !upload.Fixes.IsEmpty || !upload.CheckIns.IsEmpty,
            "fixes",
            "there is nothing in the upload: a start, an end, fixes or check-ins are expected.");
        errors.Check(upload.Fixes.Length <= FixesMax, "fixes", $"at most {FixesMax} are taken; send the rest after.");
        errors.Check(
            upload.CheckIns.Length <= CheckInsMax,
            "checkIns",
            $"at most {CheckInsMax} are taken; send the rest after.");
        Instant(errors, "startedAt", upload.StartedAt, now);
        Instant(errors, "endedAt", upload.EndedAt, now);
        errors.Check(
            !(upload.EndedAt < upload.StartedAt) && !(upload.EndedAt - upload.StartedAt > LengthMax),
            "endedAt",
            $"an end within {LengthMax.TotalHours:0} hours after the start is expected.");
        foreach (var (index, fix) in upload.Fixes.Take(FixesMax).Index())
        {
            var field = $"fixes[{index}]";
            Instant(errors, $"{field}.at", fix.At, now);
            errors.Degrees($"{field}.lon", fix.Lon, LonMax);
            errors.Degrees($"{field}.lat", fix.Lat, LatMax);
            errors.Check(
                fix.Accuracy is null or (>= 0 and <= AccuracyMax),
                $"{field}.accuracy",
                $"0–{AccuracyMax} m are expected.");
        }
    }

    private static ImmutableArray<CheckInTaken> Visits(
        FieldErrors errors,
        UploadPatrol upload,
        ImmutableArray<PatrolPoint> points,
        DateTimeOffset now)
    {
        var visits = ImmutableArray.CreateBuilder<CheckInTaken>();
        foreach (var (index, visit) in upload.CheckIns.Take(CheckInsMax).Index())
        {
            var field = $"checkIns[{index}]";
            Instant(errors, $"{field}.at", visit.At, now);
            errors.Degrees($"{field}.lon", visit.Lon, LonMax);
            errors.Degrees($"{field}.lat", visit.Lat, LatMax);
            if (points.FirstOrDefault(point => point.Code == visit.Point) is not { } known)
            {
                errors.Add($"{field}.point", $"grid {upload.Grid} has no point '{visit.Point}'; GET /v1/grids/"
                    + $"{upload.Grid}/patrols lists them.");
                continue;
            }

            var metres = (int)Math.Round(Math.Min(
                int.MaxValue, Ellipsoid.Metres(visit.Lon, visit.Lat, known.Lon, known.Lat)));
            var status = visit.At >= known.RetiredAt ? CheckInStatus.Retired
                : metres > known.Radius ? CheckInStatus.TooFar
                : CheckInStatus.Counted;
            visits.Add(new(visit.Point, visit.At, visit.Lon, visit.Lat, metres, status));
        }

        return visits.ToImmutable();
    }

    private static void Instant(FieldErrors errors, string field, DateTimeOffset? at, DateTimeOffset now)
    {
        errors.Check(
            !(at - now > AheadMax), field, "an instant that is not to come is expected: check the phone's clock.");
        errors.Check(!(now - at > LateMax), field, $"nothing is taken more than {LateMax.Days} days later.");
    }
}
