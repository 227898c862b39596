using GridOrleans.Cases;
using GridOrleans.Units;

namespace GridOrleans.Registry;

// What may be searched for.
internal static partial class RegistryRules
{
    /// <summary>The most records of one page.</summary>
    public const int PageMax = 500;

    private const int SearchedMax = 100;
    private const int ContainedMin = 2;
    private const int KeyMax = 40;

    /// <summary>What is wrong with a search; null when nothing is.</summary>
    public static Refusal? Check(RecordSearch search)
    {
        var errors = new FieldErrors();
        Length("name", search.Name, 1, SearchedMax);
        Length("address", search.Address, 1, SearchedMax);
        Length("contains", search.Contains, ContainedMin, SearchedMax);
        Length("key", search.Key, 1, KeyMax);
        errors.Check(
            search.Contains is null || search.Unit.Level >= UnitLevel.Township,
            "contains",
            "every record of the unit is looked at: the unit must be a township or below.");
        errors.Check(search.Limit is >= 1 and <= PageMax, "limit", $"1–{PageMax} is expected.");
        return errors.ToRefusal();

        void Length(string name, string? text, int least, int most) => errors.Check(
            text is null || (text.Length >= least && text.Length <= most),
            name,
            $"{least}–{most} characters are expected.");
    }
}
