using System.Data.Common;
using System.Globalization;
using GridOrleans.Assessment;
using GridOrleans.Cases;
using GridOrleans.Units;

namespace GridOrleans.Reading;

/// <summary>The facts of scores, from the table <c>case_file</c>.</summary>
internal sealed class AssessmentReading(ListingDialect dialect, IReadModel model, TimeProvider clock)
    : FileListing(dialect, model, clock), IAssessmentSource
{
    // A case that nobody has filed says nothing yet.
    private const string Sql =
        """
        SELECT number, item, lon, lat, reported_at, assignee_kind, assignee, ticket, outcome, late, reworks, returns,
            stars
        FROM case_file
        WHERE number >= @first AND number < @end AND reported_at >= @from AND reported_at < @until
            AND severity IS NOT NULL
        """;

    /// <inheritdoc/>
    public async Task<AssessedCases> Read(
        UnitCode unit,
        DateTimeOffset from,
        DateTimeOffset until,
        CancellationToken cancellationToken)
    {
        // Before the rows are read: what is missing in them may only be younger.
        var asOf = await AsOf(Clock.GetUtcNow(), cancellationToken);
        await using var connection = await Dialect.Source.OpenConnectionAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = Sql;
        Add(command, "first", Subtree.First(unit.ToString()));
        Add(command, "end", Subtree.End(unit.ToString()));
        Add(command, "from", Dialect.Instant(from));
        Add(command, "until", Dialect.Instant(until));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var cases = new List<AssessedCase>();
        while (await reader.ReadAsync(cancellationToken))
        {
            cases.Add(Row(reader));
        }

        return new(cases, asOf);
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }

    private static AssessedCase Row(DbDataReader reader)
    {
        var column = 0;
        return new()
        {
            Number = CaseNumber.Parse(reader.GetString(column++)),
            Item = reader.GetString(column++),
            Place = new(reader.GetDouble(column++), reader.GetDouble(column++)),
            ReportedAt = Instant(reader, column++),
            Worker = Text(reader, column++) == EnumText<AssigneeKind>.Of(AssigneeKind.Gridworker)
                ? Text(reader, column)
                : null,
            Ticket = Text(reader, ++column),
            Handled = Text(reader, ++column) == EnumText<CaseOutcome>.Of(CaseOutcome.Handled),
            Late = reader.GetBoolean(++column),
            Reworks = reader.GetInt32(++column),
            Returns = reader.GetInt32(++column),
            Stars = reader.IsDBNull(++column) ? null : reader.GetInt32(column),
        };
    }

    private static string? Text(DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetString(column);

    // SQLite's instants are texts.
    private static DateTimeOffset Instant(DbDataReader reader, int column) => reader.GetValue(column) is string text
        ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
        : reader.GetFieldValue<DateTimeOffset>(column);
}
