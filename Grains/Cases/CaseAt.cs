namespace GridOrleans.Cases;

/// <summary>A case file at an instant: some moves are open only until the deadline.</summary>
internal readonly record struct CaseAt(CaseState File, DateTimeOffset Now);
