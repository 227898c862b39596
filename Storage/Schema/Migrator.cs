namespace GridOrleans.Schema;

/// <summary>Brings the schema to this release, script by script, each in a transaction of its own.</summary>
/// <param name="databases">What must be brought up to date.</param>
/// <param name="command">What a person types to migrate.</param>
internal sealed class Migrator(IReadOnlyList<SchemaDatabase> databases, string command)
{
    /// <summary>Applies what is missing. Safe to call again and from several processes at once.</summary>
    /// <exception cref="SchemaException">A newer release was here, or a released script was changed.</exception>
    public async Task<MigrationReport> Migrate(CancellationToken cancellationToken)
    {
        var applied = new List<MigrationStep>();
        foreach (var database in databases)
        {
            applied.AddRange(await Migrate(database, cancellationToken));
        }

        return new(applied);
    }

    /// <summary>Checks that nothing is missing; changes nothing.</summary>
    /// <exception cref="SchemaException">Something is; the message names the command that adds it.</exception>
    public async Task Require(CancellationToken cancellationToken)
    {
        foreach (var database in databases)
        {
            var missing = await Missing(database, cancellationToken);
            if (missing.Count > 0)
            {
                throw new SchemaException(
                    $"The schema of {database.Name} is behind this release: {string.Join(", ", missing)} " +
                    $"{(missing.Count == 1 ? "is" : "are")} missing. Run: {command}");
            }
        }
    }

    private static async Task<List<string>> Missing(SchemaDatabase database, CancellationToken cancellationToken)
    {
        if (!await database.Exists(cancellationToken))
        {
            return [.. database.Scripts.Select(script => script.Name)];
        }

        await using var connection = await database.Connect(cancellationToken);
        var applied = await SchemaDatabase.Applied(connection, transaction: null);
        Check(database, applied);
        return [.. database.Scripts.Where(script => !Holds(applied, script)).Select(script => script.Name)];
    }

    private static async Task<List<MigrationStep>> Migrate(SchemaDatabase database, CancellationToken cancellationToken)
    {
        var steps = new List<MigrationStep>();
        await database.Prepare(cancellationToken);
        await using var connection = await database.Connect(cancellationToken);
        foreach (var script in database.Scripts)
        {
            // Asked again under the lock each time: another migrator may have been faster.
            await using var transaction = await database.Begin(connection, cancellationToken);
            await database.Record(connection, transaction);
            var applied = await SchemaDatabase.Applied(connection, transaction);
            Check(database, applied);
            if (!Holds(applied, script))
            {
                await SchemaDatabase.Apply(script, connection, transaction);
                steps.Add(new(database.Name, script.Name));
            }

            await transaction.CommitAsync(cancellationToken);
        }

        return steps;
    }

    private static bool Holds(IReadOnlyList<AppliedScript> applied, SchemaScript script) =>
        applied.Any(row => row.Number == script.Number);

    private static void Check(SchemaDatabase database, IReadOnlyList<AppliedScript> applied)
    {
        foreach (var row in applied)
        {
            var script = database.Scripts.FirstOrDefault(script => script.Number == row.Number)
                ?? throw new SchemaException(
                    $"The schema of {database.Name} is ahead of this release, which does not know script {row.Name}: " +
                    "a newer release migrated it. Run that release, or restore a backup from before.");
            if (script.Checksum != row.Checksum)
            {
                throw new SchemaException(
                    $"Script {row.Name} of {database.Name} is not the one that was applied (checksum " +
                    $"{script.Checksum} instead of {row.Checksum}). A released script never changes: restore it, "
                        + "and add another one.");
            }
        }
    }
}
