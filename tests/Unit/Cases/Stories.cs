using GridOrleans.Cases;

namespace GridOrleans.Unit.Cases;

/// <summary>Brings a new case to where a test begins. Each answers the grid, whose newest case it is.</summary>
internal static class Stories
{
    public static readonly ReportCase Rubbish =
        new("Rubbish behind house 3", GridOnPaper.Square, ReportSource.Resident, GridOnPaper.Item);

    public static readonly AssignCase ToGridworker =
        new(new(AssigneeKind.Gridworker, People.Gridworker.Id), GridOnPaper.Ticket);

    public static readonly AssignCase ToDepartment = new(new(AssigneeKind.Department, People.Department.Id));

    public static readonly CloseCase AllTicked = new() { Conditions = [.. Enum.GetValues<ClosingCondition>()] };

    public static readonly FinishCase Done = new("Cleared away") { Evidence = ["photo/1"] };

    public static GridOnPaper Reported()
    {
        var grid = new GridOnPaper();
        grid.Do(People.Resident, Rubbish);
        return grid;
    }

    public static GridOnPaper Filed(Severity severity = Severity.Ordinary)
    {
        var grid = Reported();
        grid.Do(People.Clerk, new FileCase(severity));
        return grid;
    }

    public static GridOnPaper Assigned()
    {
        var grid = Filed();
        grid.Do(People.Clerk, ToGridworker);
        return grid;
    }

    /// <summary>
    /// A case of a department; what is bigger than ordinary is assigned by the city, which may do so always.
    /// </summary>
    public static GridOnPaper WithDepartment(Severity severity)
    {
        var grid = Filed(severity);
        grid.Do(People.City, ToDepartment);
        return grid;
    }

    public static GridOnPaper Started()
    {
        var grid = Assigned();
        grid.Do(People.Gridworker, new StartCase());
        return grid;
    }

    public static GridOnPaper Finished()
    {
        var grid = Started();
        grid.Do(People.Gridworker, Done);
        return grid;
    }

    public static GridOnPaper FedBack()
    {
        var grid = Finished();
        grid.Do(People.Clerk, new ConfirmCase("It is clean again"));
        return grid;
    }

    public static GridOnPaper Closed()
    {
        var grid = FedBack();
        grid.Do(People.Clerk, AllTicked);
        return grid;
    }
}
