namespace GridOrleans.Cases;

/// <summary>
/// 一键报警: somebody in need presses one key. The matter is reported and filed in one, at least as severity 02, and is
/// told at once to the grid, its police-grid team, the township and the county.
/// </summary>
/// <param name="Place">Where it is.</param>
/// <param name="Text">What the matter is, if there was time to say; at most 2,000 characters.</param>
[GenerateSerializer, Immutable, Alias("raise-alarm")]
public sealed record RaiseAlarm(
    [property: Id(0)] Place Place,
    [property: Id(1)] string? Text = null) : CaseCommand
{
    /// <summary>What an alarm without words says.</summary>
    public const string Wordless = "一键报警 One-key alarm";

    /// <inheritdoc/>
    public override CaseMove Move => CaseMove.Alarm;
}

/// <summary>签收: the owner takes the matter on; its reminders end.</summary>
/// <param name="Note">What is under way; at most 1,000 characters.</param>
[GenerateSerializer, Immutable, Alias("acknowledge-case")]
public sealed record AcknowledgeCase([property: Id(0)] string? Note = null) : CaseCommand
{
    /// <inheritdoc/>
    public override CaseMove Move => CaseMove.Acknowledge;
}

/// <summary>指导: a superior says how to go about it; it stands in the case file.</summary>
/// <param name="Text">The guidance; 1–1,000 characters.</param>
[GenerateSerializer, Immutable, Alias("guide-case")]
public sealed record GuideCase([property: Id(0)] string Text) : CaseCommand
{
    /// <inheritdoc/>
    public override CaseMove Move => CaseMove.Guide;
}

/// <summary>提级: the matter is bigger than it was filed; it goes to the level that owns such matters first.</summary>
/// <param name="Severity">How big it is; bigger than before.</param>
/// <param name="Reason">Why; 1–1,000 characters.</param>
[GenerateSerializer, Immutable, Alias("raise-case")]
public sealed record RaiseCase(
    [property: Id(0)] Severity Severity,
    [property: Id(1)] string Reason) : CaseCommand
{
    /// <inheritdoc/>
    public override CaseMove Move => CaseMove.Raise;
}

/// <summary>降级: the matter is smaller than it was filed; its owner stays the owner until it is handed back.</summary>
/// <param name="Severity">How big it is; smaller than before.</param>
/// <param name="Reason">Why; 1–1,000 characters.</param>
[GenerateSerializer, Immutable, Alias("lower-case")]
public sealed record LowerCase(
    [property: Id(0)] Severity Severity,
    [property: Id(1)] string Reason) : CaseCommand
{
    /// <inheritdoc/>
    public override CaseMove Move => CaseMove.Lower;
}

/// <summary>下放: the matter goes back down to the level that owns matters of its severity first.</summary>
/// <param name="Reason">Why, and what is to be done there; 1–1,000 characters.</param>
[GenerateSerializer, Immutable, Alias("hand-back-case")]
public sealed record HandBackCase([property: Id(0)] string Reason) : CaseCommand
{
    /// <inheritdoc/>
    public override CaseMove Move => CaseMove.HandBack;
}
