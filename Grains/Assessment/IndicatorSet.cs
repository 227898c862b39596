using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using GridOrleans.Gridworkers;
using GridOrleans.Workflow;

namespace GridOrleans.Assessment;

/// <summary>The indicators 考核指标 that scores are computed by, and how load is measured.</summary>
internal sealed class IndicatorSet
{
    private const string SampleName = "GridOrleans.Assessment.indicators.sample.json";

    private readonly IndicatorText _text;

    private IndicatorSet(IndicatorText text)
    {
        _text = text;
        Indicators =
        [
            .. text.Indicators.Select(row => IndicatorFindings.Read(row) is ({ } measure, var lowerBound)
                ? new Indicator(row.Code, row.Weight, measure, lowerBound)
                : throw new InvalidOperationException($"Indicator {row.Code} was not checked.")),
        ];
    }

    /// <summary>The indicators, in the file's order.</summary>
    public ImmutableArray<Indicator> Indicators { get; }

    /// <summary>Which version this is.</summary>
    public string Version => _text.Version;

    /// <summary>The indicator of a code; null when there is none.</summary>
    public Indicator? Find(string code) => Indicators.FirstOrDefault(known => known.Code == code);

    /// <summary>Minutes that a task on an item is taken to need.</summary>
    public int MinutesOf(string item) => _text.Load.MinutesByItem.GetValueOrDefault(item, _text.Load.MinutesPerTask);

    /// <summary>Minutes that a gridworker of a class has on a workday.</summary>
    public int MinutesOf(StaffClass of) => _text.Load.MinutesPerWorkday[Spelling.Of(of)];

    /// <summary>The indicators as people read them.</summary>
    public IndicatorsView View() => new(
        _text.Version,
        _text.Note,
        [
            .. _text.Indicators.Zip(Indicators, (row, known) => new IndicatorView(
                row.Code, row.Chinese, row.English, row.Weight, row.Measure, known.Measure.Gridworkers)),
        ]);

    /// <summary>Loads what a setting names.</summary>
    /// <param name="path">A file; the sample, which is our convention, when it is empty.</param>
    /// <exception cref="InvalidDataException">The file is not sound; every finding is named.</exception>
    /// <exception cref="IOException">The file is missing, or cannot be read.</exception>
    public static IndicatorSet Load(string? path)
    {
        if (string.IsNullOrEmpty(path))
        {
            return LoadSample();
        }

        var (indicators, findings) = Read(File.ReadAllText(path));
        return indicators ?? throw new InvalidDataException(
            $"The indicators in {path} are refused for {findings.Length} finding(s):\n  "
            + string.Join("\n  ", findings));
    }

    /// <summary>The indicators that come with the project: our convention.</summary>
    public static IndicatorSet LoadSample()
    {
        using var stream = typeof(IndicatorSet).Assembly.GetManifestResourceStream(SampleName)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {SampleName}.");
        using var reader = new StreamReader(stream);
        return Read(reader.ReadToEnd()).Indicators
            ?? throw new InvalidOperationException("The sample of indicators is not sound.");
    }

    /// <summary>Reads indicators, or tells everything that is wrong with them.</summary>
    public static (IndicatorSet? Indicators, ImmutableArray<string> Findings) Read(string json)
    {
        try
        {
            if (JsonSerializer.Deserialize(json, IndicatorJson.Default.IndicatorText) is not { } text
                || text.Indicators.Any(row => row is null || row.Measure.Values.Any(value => value is null)))
            {
                return (null, ["The indicators cannot be read: they, or a row of them, are null."]);
            }

            ImmutableArray<string> findings = [.. IndicatorFindings.Of(text)];
            return findings.IsEmpty ? (new(text), []) : (null, findings);
        }
        catch (JsonException damage)
        {
            return (null, [$"The indicators cannot be read: {damage.Message}"]);
        }
    }
}

/// <summary>An indicator.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Weight">Its weight; all together are 100.</param>
/// <param name="Measure">What it measures.</param>
/// <param name="LowerBound">Whether it is the lower confidence bound of the share, not the share itself.</param>
internal sealed record Indicator(string Code, int Weight, Measure Measure, bool LowerBound);

[JsonSourceGenerationOptions(
    AllowDuplicateProperties = false,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(IndicatorText))]
internal sealed partial class IndicatorJson : JsonSerializerContext;
