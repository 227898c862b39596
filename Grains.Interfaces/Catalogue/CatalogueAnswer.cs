using System.Text.Json.Serialization;

namespace GridOrleans.Catalogue;

/// <summary>What became of a code.</summary>
[GenerateSerializer, Alias("item-fate"), JsonConverter(typeof(SnakeCase<ItemFate>))]
public enum ItemFate
{
    /// <summary>It is an item now.</summary>
    Current,

    /// <summary>It goes on under another code 保留.</summary>
    KeptAs,

    /// <summary>It left the list 清单外: a department does it.</summary>
    MovedTo,

    /// <summary>A temporary item whose last day is over, or one that no version in force has any more.</summary>
    Ended,
}

/// <summary>The answer for one code, of an item now or of any list before.</summary>
/// <param name="Code">The code that was asked for.</param>
/// <param name="Name">Its name in Chinese.</param>
/// <param name="English">Its name in English.</param>
/// <param name="Answer">What became of it.</param>
/// <param name="Version">The catalogue that says so.</param>
[GenerateSerializer, Immutable, Alias("catalogue-answer")]
public sealed record CatalogueAnswer(
    [property: Id(0)] string Code,
    [property: Id(1)] string Name,
    [property: Id(2)] string English,
    [property: Id(3)] ItemFate Answer,
    [property: Id(4)] string Version)
{
    /// <summary>The code under which it goes on; for <see cref="ItemFate.KeptAs"/>.</summary>
    [Id(5)]
    public string? KeptAs { get; init; }

    /// <summary>The department that does it now; for <see cref="ItemFate.MovedTo"/>.</summary>
    [Id(6)]
    public string? Department { get; init; }

    /// <summary>Why, as a clause; for <see cref="ItemFate.MovedTo"/> and <see cref="ItemFate.Ended"/>.</summary>
    [Id(7)]
    public string? Because { get; init; }

    /// <summary>The item; for <see cref="ItemFate.Current"/>.</summary>
    [Id(8)]
    public CatalogueItemView? Item { get; init; }
}
