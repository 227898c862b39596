using System.Text.Json;
using GridOrleans.Surge.Figures;

namespace GridOrleans.Surge.Reports;

/// <summary>Reads reports that <c>surge --report</c> wrote.</summary>
internal static class SurgeReportFile
{
    /// <summary>Reads one.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static SurgeReport Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<SurgeReport>(File.ReadAllText(file), SurgePrint.Options)
                ?? throw new InvalidDataException($"{file} is no report of a surge.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{file} is no report of a surge: {error.Message}", error);
        }
    }
}
