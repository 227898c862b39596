using GridOrleans.Grids;
using NpgsqlTypes;

namespace GridOrleans.Reading;

/// <summary>One column of a table of files: its name and what a folded file puts there.</summary>
/// <param name="Name">The column's name, as analysts write it.</param>
/// <param name="Type">PostgreSQL's type; SQLite's follows from the value.</param>
/// <param name="Value">
/// What stands there: null, a text, a bool, an int, a long, a double or a <see cref="DateTimeOffset"/> in UTC.
/// </param>
internal sealed record FileColumn(string Name, NpgsqlDbType Type, Func<IGridFile, object?> Value);
