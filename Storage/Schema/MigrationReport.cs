namespace GridOrleans.Schema;

/// <summary>What a migration did.</summary>
/// <param name="Applied">The scripts that were applied now, with their database; empty when all were there.</param>
internal sealed record MigrationReport(IReadOnlyList<MigrationStep> Applied);

/// <summary>One script that was applied.</summary>
/// <param name="Database">The database, as messages call it.</param>
/// <param name="Script">The script's name, such as <c>001-journal</c>.</param>
internal sealed record MigrationStep(string Database, string Script);
