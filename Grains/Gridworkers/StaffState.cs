using System.Collections.Immutable;
using GridOrleans.Journal;
using GridOrleans.Units;

namespace GridOrleans.Gridworkers;

/// <summary>
/// A county's staff folded from its stream. Mutable, since one grain owns it; when a commit fails it is thrown away as
/// a whole.
/// </summary>
/// <param name="county">The county.</param>
internal sealed class StaffState(UnitCode county)
{
    /// <summary>How long a roster is kept after its day: until its month has been paid.</summary>
    public const int RosterDaysKept = 60;

    private readonly SortedDictionary<string, Post> _posts = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, StaffMember> _members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _held = new(StringComparer.Ordinal);
    private readonly Dictionary<UnitCode, SortedSet<string>> _byGrid = [];
    private readonly Dictionary<UnitCode, string?> _responsible = [];
    private readonly Dictionary<UnitCode, ImmutableArray<TeamMember>> _teams = [];
    private readonly SortedDictionary<(DateOnly Day, UnitCode Grid), ImmutableArray<Shift>> _rosters = [];
    private readonly CommandLog _commands = new();

    /// <summary>The county.</summary>
    public UnitCode County => county;

    /// <summary>The newest entry's version; 0 before the first.</summary>
    public long Version { get; private set; }

    /// <summary>What grids have still to be told.</summary>
    public Outbox<GridStaffing> ToGrids { get; } = new();

    /// <summary>What gridworkers' files have still to be told.</summary>
    public Outbox<GridworkerNews> ToGridworkers { get; } = new();

    /// <summary>The posts, by code.</summary>
    public IReadOnlyCollection<Post> Posts => _posts.Values;

    /// <summary>Everybody who is or was on the staff, by id.</summary>
    public IReadOnlyCollection<StaffMember> Members => _members.Values;

    /// <summary>The grids of which the staff settled who is responsible.</summary>
    public IReadOnlyDictionary<UnitCode, string?> Responsible => _responsible;

    /// <summary>The rosters that are kept.</summary>
    public IReadOnlyDictionary<(DateOnly Day, UnitCode Grid), ImmutableArray<Shift>> Rosters => _rosters;

    /// <summary>A post; null when there is none of this code.</summary>
    public Post? FindPost(string post) => _posts.GetValueOrDefault(post);

    /// <summary>Somebody who is or was on the staff.</summary>
    public StaffMember? Find(string worker) => _members.GetValueOrDefault(worker);

    /// <summary>How many hold a post.</summary>
    public int Held(string post) => _held.GetValueOrDefault(post);

    /// <summary>Who works in a grid, by id.</summary>
    public IReadOnlyCollection<string> In(UnitCode grid) => _byGrid.TryGetValue(grid, out var members) ? members : [];

    /// <summary>A village's team; empty when none was set.</summary>
    public ImmutableArray<TeamMember> Team(UnitCode village) => _teams.GetValueOrDefault(village, []);

    /// <summary>Where a command's entry is, when it was taken before.</summary>
    public long? VersionOf(string command) => _commands.Find(command);

    /// <summary>The fold.</summary>
    /// <exception cref="InvalidOperationException">The fact does not fit: the journal is damaged.</exception>
    public void Apply(Fact fact, JournalEntry entry)
    {
        if (entry.Version != Version + 1)
        {
            throw new InvalidOperationException(
                $"The staff of {county} is at version {Version}; {entry.Version} cannot follow.");
        }

        switch (fact)
        {
            case StaffEvent happened:
                Apply(happened, entry.At);
                _commands.Add(entry.CommandId, entry.Version);
                Tell(happened, entry.Version);
                break;
            case MessagesDelivered delivered:
                ToGrids.Take(delivered);
                ToGridworkers.Take(delivered);
                break;
            default:
                throw new InvalidOperationException($"A staff has no fold for {fact.GetType().Name}.");
        }

        Version = entry.Version;
    }

    /// <summary>Everything, for a snapshot.</summary>
    public StaffSnapshot ToSnapshot() => new(
        Version,
        [.. _posts.Values],
        [.. _members.Values],
        [.. _responsible.Select(pair => new ResponsibleOf(pair.Key, pair.Value))],
        [.. _teams.Select(pair => new PoliceTeam(pair.Key, pair.Value))],
        [.. _rosters.Select(pair => new RosterView(pair.Key.Grid, pair.Key.Day, pair.Value))],
        ToGrids.ToSnapshot(),
        ToGridworkers.ToSnapshot(),
        _commands.ToBytes());

    /// <summary>The state that was snapshotted.</summary>
    public static StaffState From(UnitCode county, StaffSnapshot snapshot)
    {
        var state = new StaffState(county) { Version = snapshot.Version };
        foreach (var post in snapshot.Posts)
        {
            state._posts.Add(post.Code, post);
        }

        foreach (var member in snapshot.Members)
        {
            state.Put(member);
        }

        foreach (var (grid, worker) in snapshot.Responsible)
        {
            state._responsible.Add(grid, worker);
        }

        foreach (var (village, members) in snapshot.Teams)
        {
            state._teams.Add(village, members);
        }

        foreach (var roster in snapshot.Rosters)
        {
            state._rosters.Add((roster.Day, roster.Grid), roster.Shifts);
        }

        state.ToGrids.Load(snapshot.ToGrids);
        state.ToGridworkers.Load(snapshot.ToGridworkers);
        state._commands.Load(snapshot.Commands.Span);
        return state;
    }

    private void Apply(StaffEvent fact, DateTimeOffset at)
    {
        switch (fact)
        {
            case PostSet post:
                _posts[post.Post] = new(post.Post, post.Name, post.Class, post.Quota);
                break;
            case GridworkerAppointed appointed:
                Appoint(appointed, at);
                break;
            case GridsPassed passed:
                Pass(passed, at);
                break;
            case CoverRecorded cover:
                Put(Known(cover.Worker) with
                {
                    Covers = Known(cover.Worker).Covers.Add(new(cover.Policy, cover.From, cover.To, cover.Yuan)),
                });
                break;
            case MeritRecorded merit:
                Put(Known(merit.Worker) with
                {
                    Merits = Known(merit.Worker).Merits.Add(new(at, merit.Merit, merit.Title, merit.Evidence)),
                });
                break;
            case PoliceTeamSet team:
                _teams[team.Village] = team.Members;
                break;
            case RosterSet roster:
                Plan(roster);
                break;
            default:
                throw new InvalidOperationException($"A staff has no fold for {fact.GetType().Name}.");
        }
    }

    private void Appoint(GridworkerAppointed fact, DateTimeOffset at)
    {
        var known = Find(fact.Worker);
        Put((known ?? new()
        {
            Worker = fact.Worker,
            Name = fact.Name,
            Phone = fact.Phone,
            Post = fact.Post,
            Class = default,
            AppointedAt = at,
        }) with
        {
            Name = fact.Name,
            Phone = fact.Phone,
            Post = fact.Post,
            Class = _posts[fact.Post].Class,
            AppointedAt = known is { IsActive: true } ? known.AppointedAt : at,
            ReleasedAt = null,
            Grids = [.. fact.Grids.Order()],
        });
        foreach (var grid in fact.Grids)
        {
            if (_responsible.GetValueOrDefault(grid) == fact.Worker)
            {
                _responsible[grid] = null;
            }
        }

        foreach (var grid in fact.ResponsibleFor)
        {
            _responsible[grid] = fact.Worker;
        }
    }

    private void Pass(GridsPassed fact, DateTimeOffset at)
    {
        // Whoever only the city plan names is on no staff.
        if (Find(fact.Worker) is { } before)
        {
            Put(before with
            {
                Grids = [.. before.Grids.Except(fact.Grids)],
                ReleasedAt = fact is GridworkerReleased ? at : before.ReleasedAt,
            });
        }

        if (fact.Successor is { } to)
        {
            var successor = Known(to);
            Put(successor with { Grids = [.. successor.Grids.Union(fact.Grids).Order()] });
        }

        foreach (var grid in fact.Responsible)
        {
            _responsible[grid] = fact.Successor;
        }
    }

    private void Plan(RosterSet roster)
    {
        _rosters[(roster.Day, roster.Grid)] = roster.Shifts;
        while (_rosters.Count > 0 && _rosters.First().Key is var oldest
            && oldest.Day.DayNumber < roster.Day.DayNumber - RosterDaysKept - StaffRules.RosterDaysAheadMax)
        {
            _rosters.Remove(oldest);
        }
    }

    private void Tell(StaffEvent fact, long version)
    {
        foreach (var (grid, staffing) in StaffReactions.ToGrids(this, fact))
        {
            ToGrids.Add(Streams.OfGrid(grid), version, staffing);
        }

        foreach (var worker in StaffReactions.ToGridworkers(this, fact))
        {
            ToGridworkers.Add(Streams.OfGridworker(worker), version, new(StaffViews.View(this, Known(worker))));
        }
    }

    private StaffMember Known(string worker) =>
        Find(worker) ?? throw new InvalidOperationException($"{worker} was never appointed in {county}.");

    private void Put(StaffMember member)
    {
        if (_members.TryGetValue(member.Worker, out var before))
        {
            Count(before, -1);
        }

        _members[member.Worker] = member;
        Count(member, 1);
    }

    private void Count(StaffMember member, int by)
    {
        if (member.IsActive)
        {
            _held[member.Post] = Held(member.Post) + by;
        }

        foreach (var grid in member.Grids)
        {
            if (!_byGrid.TryGetValue(grid, out var members))
            {
                _byGrid.Add(grid, members = new(StringComparer.Ordinal));
            }

            _ = by > 0 ? members.Add(member.Worker) : members.Remove(member.Worker);
        }
    }
}
