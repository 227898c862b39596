using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace GridOrleans.Gateway.Json;

/// <summary>
/// Says what is wrong with a body that could not be read: every field at fault, by the same contract as the reader's.
/// Runs only after a failure.
/// </summary>
internal static class BodyFindings
{
    /// <summary>How many findings are told: more do not help anyone to repair a body.</summary>
    private const int FindingsMax = 20;

    /// <summary>The fields at fault.</summary>
    /// <param name="body">The body, or a part of it.</param>
    /// <param name="contract">What was expected.</param>
    public static ImmutableArray<FieldError> Of(JsonElement body, JsonTypeInfo contract)
    {
        List<FieldError> found = [];
        Walk(body, contract, "", found);
        return [.. found.Take(FindingsMax)];
    }

    /// <summary>That the body is no JSON at all, and where it stops being it.</summary>
    public static FieldError NotJson(JsonException fault) =>
        new("", $"The body is not JSON: look at line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}.");

    private static void Walk(JsonElement element, JsonTypeInfo contract, string path, List<FieldError> found)
    {
        switch (contract.Kind)
        {
            case JsonTypeInfoKind.Object when element.ValueKind is not JsonValueKind.Object:
                found.Add(new(path, "Expected: an object."));
                break;
            case JsonTypeInfoKind.Object:
                WalkFields(element, contract, path, found);
                break;
            case JsonTypeInfoKind.Enumerable when element.ValueKind is not JsonValueKind.Array:
                found.Add(new(path, "Expected: an array."));
                break;
            case JsonTypeInfoKind.Enumerable:
                var elementContract = contract.Options.GetTypeInfo(contract.ElementType!);
                foreach (var (index, item) in element.EnumerateArray().Index())
                {
                    Walk(item, elementContract, $"{path}[{index}]", found);
                }

                break;
            default:
                WalkLeaf(element, contract, path, found);
                break;
        }
    }

    private static void WalkFields(JsonElement element, JsonTypeInfo contract, string path, List<FieldError> found)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var field in element.EnumerateObject())
        {
            var at = path.Length == 0 ? field.Name : $"{path}.{field.Name}";
            if (!seen.Add(field.Name))
            {
                found.Add(new(at, "The field is there twice."));
            }
            else if (contract.Properties.FirstOrDefault(known => known.Name == field.Name) is not { } property)
            {
                found.Add(new(at, $"There is no such field; known: {Known(contract)}."));
            }
            else if (property.Set is null && property.AssociatedParameter is null)
            {
                continue;
            }
            else if (field.Value.ValueKind is not JsonValueKind.Null)
            {
                Walk(field.Value, contract.Options.GetTypeInfo(property.PropertyType), at, found);
            }
            else if (!MayBeNull(property))
            {
                found.Add(new(at, "The field must not be null."));
            }
        }

        found.AddRange(
            from property in contract.Properties
            where IsRequired(property) && !seen.Contains(property.Name)
            select new FieldError(
                path.Length == 0 ? property.Name : $"{path}.{property.Name}",
                "The field is missing."));
    }

    private static bool IsRequired(JsonPropertyInfo property) =>
        property.IsRequired || property.AssociatedParameter is { HasDefaultValue: false, IsMemberInitializer: false };

    private static bool MayBeNull(JsonPropertyInfo property) =>
        property.PropertyType.IsValueType
            ? Nullable.GetUnderlyingType(property.PropertyType) is not null
            : property.AssociatedParameter?.IsNullable ?? property.IsSetNullable;

    private static void WalkLeaf(JsonElement element, JsonTypeInfo contract, string path, List<FieldError> found)
    {
        try
        {
            element.Deserialize(contract);
        }
        catch (JsonException fault)
        {
            found.Add(new(path, Expected(contract, fault)));
        }
    }

    private static string Expected(JsonTypeInfo contract, JsonException fault)
    {
        var type = Nullable.GetUnderlyingType(contract.Type) ?? contract.Type;
        if (type == typeof(DateOnly))
        {
            return "Expected: a day, such as 2026-05-01.";
        }

        if (type == typeof(TimeOnly))
        {
            return "Expected: a time of day, such as 08:00:00.";
        }

        if (type.IsEnum)
        {
            return $"Expected: one of {string.Join(", ", Names(type))}.";
        }

        return Type.GetTypeCode(type) switch
        {
            TypeCode.String => "Expected: a text.",
            TypeCode.Boolean => "Expected: true or false.",
            TypeCode.Int32 => $"Expected: a whole number from {int.MinValue} to {int.MaxValue}.",
            TypeCode.Double => "Expected: a number.",
            _ => fault.Message,
        };
    }

    /// <summary>An enum's members as they are written.</summary>
    public static IEnumerable<string> Names(Type type) =>
        Enum.GetNames(type).Select(JsonNamingPolicy.SnakeCaseLower.ConvertName);

    private static string Known(JsonTypeInfo contract) =>
        contract.Properties.Count == 0 ? "none" : string.Join(", ", contract.Properties.Select(known => known.Name));
}
