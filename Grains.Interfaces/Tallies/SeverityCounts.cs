using GridOrleans.Cases;

namespace GridOrleans.Tallies;

/// <summary>Open cases by severity; the codes 01–04 are the city's.</summary>
/// <param name="NotFiled">Nobody has said yet how big the matter is.</param>
/// <param name="Extraordinary">01 特别重大.</param>
/// <param name="Major">02 重大.</param>
/// <param name="Considerable">03 较大.</param>
/// <param name="Ordinary">04 一般.</param>
[GenerateSerializer, Immutable, Alias("severity-counts")]
public readonly record struct SeverityCounts(
    [property: Id(0)] int NotFiled,
    [property: Id(1)] int Extraordinary,
    [property: Id(2)] int Major,
    [property: Id(3)] int Considerable,
    [property: Id(4)] int Ordinary)
{
    /// <summary>One case of a severity; null for one that is not filed yet.</summary>
    public static SeverityCounts One(Severity? severity) => severity is { } filed ? One(filed) : new() { NotFiled = 1 };

    /// <summary>The sum.</summary>
    public SeverityCounts Plus(SeverityCounts other) => new(
        NotFiled + other.NotFiled,
        Extraordinary + other.Extraordinary,
        Major + other.Major,
        Considerable + other.Considerable,
        Ordinary + other.Ordinary);

    /// <summary>What is left.</summary>
    public SeverityCounts Minus(SeverityCounts other) => new(
        NotFiled - other.NotFiled,
        Extraordinary - other.Extraordinary,
        Major - other.Major,
        Considerable - other.Considerable,
        Ordinary - other.Ordinary);

    private static SeverityCounts One(Severity severity) => severity switch
    {
        Severity.Extraordinary => new() { Extraordinary = 1 },
        Severity.Major => new() { Major = 1 },
        Severity.Considerable => new() { Considerable = 1 },
        Severity.Ordinary => new() { Ordinary = 1 },
    };
}
