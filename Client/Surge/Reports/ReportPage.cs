using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using GridOrleans.Surge.Figures;

namespace GridOrleans.Surge.Reports;

/// <summary>Reports as one HTML page with plots, which asks no other file or server for anything.</summary>
internal static class ReportPage
{
    private const string Page = "report/page.html";
    private const string PlotScript = "report/uPlot.iife.min.js";
    private const string PlotStyle = "report/uPlot.min.css";

    // Within a script of the page nothing may end it: the encoder writes '<' as an escape.
    private static readonly JsonSerializerOptions Embedded = new(SurgePrint.Options)
    {
        WriteIndented = false,
        Encoder = JavaScriptEncoder.Default,
    };

    /// <summary>Refuses, before anything is sent, what could not be written in the end.</summary>
    /// <exception cref="InvalidDataException">This program was built without the plots.</exception>
    public static void MustExist()
    {
        if (Assembly.GetExecutingAssembly().GetManifestResourceInfo(PlotScript) is null)
        {
            throw new InvalidDataException(
                "This program was built without Node.js, and so without plots for --html. Install Node.js 20 or later "
                + "and build again, or take --report, which has the same figures as JSON.");
        }
    }

    /// <summary>The page of one report, or of two side by side.</summary>
    public static string Of(IReadOnlyList<SurgeReport> reports) => Resource(Page)
        .Replace("/*uplot.css*/", Resource(PlotStyle), StringComparison.Ordinal)
        .Replace("/*uplot.js*/", Resource(PlotScript), StringComparison.Ordinal)
        .Replace("/*reports*/", JsonSerializer.Serialize(reports, Embedded), StringComparison.Ordinal);

    private static string Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
