using System.ComponentModel.DataAnnotations;

namespace GridOrleans.Surge.Walks;

/// <summary>How often a case leaves the straight way, each as a share of all cases, 0–1.</summary>
internal sealed record WalkShares
{
    /// <summary>Reported without an item, which filing then settles.</summary>
    [Range(0.0, 1.0)]
    public double Unclassified { get; init; }

    /// <summary>Filed as severity 03, so that the township owns them.</summary>
    [Range(0.0, 1.0)]
    public double Considerable { get; init; }

    /// <summary>Filed as severity 02: told upward at once, acknowledged and decided on by the county.</summary>
    [Range(0.0, 1.0)]
    public double Major { get; init; }

    /// <summary>Assigned to the grid's gridworker, of the ordinary ones whose item has a ticket.</summary>
    [Range(0.0, 1.0)]
    public double Gridworkers { get; init; }

    /// <summary>Reported and not accepted 不予受理.</summary>
    [Range(0.0, 1.0)]
    public double Rejected { get; init; }

    /// <summary>Filed and never finished: the city's year ends with such cases too.</summary>
    [Range(0.0, 1.0)]
    public double LeftOpen { get; init; }

    /// <summary>Given back by the first assignee and assigned to another 退回.</summary>
    [Range(0.0, 1.0)]
    public double Returned { get; init; }

    /// <summary>Finished, not accepted, and finished again 返工.</summary>
    [Range(0.0, 1.0)]
    public double Reworked { get; init; }

    /// <summary>Given a later deadline 延期.</summary>
    [Range(0.0, 1.0)]
    public double Extended { get; init; }

    /// <summary>Clock stopped and started again 挂账.</summary>
    [Range(0.0, 1.0)]
    public double Suspended { get; init; }

    /// <summary>Rated by the reporter before it is closed 评价.</summary>
    [Range(0.0, 1.0)]
    public double Rated { get; init; }
}
