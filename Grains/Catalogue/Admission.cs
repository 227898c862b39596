namespace GridOrleans.Catalogue;

/// <summary>
/// Why an item stands in the catalogue that was not kept from the old list: who let it through the firewall 防火墙, and
/// knowing what it costs the gridworkers. What a file leaves out stays empty here, so that every finding can be told.
/// </summary>
/// <param name="ApprovedBy">The county political-legal committee 县区政法委 that approved it (our convention).</param>
/// <param name="ApprovedOn">The day of its approval.</param>
/// <param name="Impact">What it will take; always set in a sound catalogue.</param>
/// <param name="Until">A temporary item's last day, in China's time; null for one that stays.</param>
internal sealed record Admission(
    string ApprovedBy = "",
    DateOnly ApprovedOn = default,
    Impact? Impact = null,
    DateOnly? Until = null);

/// <summary>What an item takes of the gridworkers' time, as it was estimated when it was approved.</summary>
/// <param name="TasksPerYear">How many tasks a year, in the whole city.</param>
/// <param name="MinutesPerTask">How many minutes a gridworker spends on one.</param>
internal sealed record Impact(int TasksPerYear = 0, int MinutesPerTask = 0);
