using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GridOrleans.Gateway.Problems;

namespace GridOrleans.Gateway.Json;

/// <summary>Reads bodies in one piece: they are small, and a failure can then be explained field by field.</summary>
internal static class JsonBody
{
    private static readonly ReadOnlySequence<byte> EmptyObject = new("{}"u8.ToArray());

    /// <summary>Reads a body; no body at all is an empty object, so that a move without fields needs none.</summary>
    /// <param name="request">The request.</param>
    /// <param name="parse">Makes something of the bytes, which it must not keep.</param>
    /// <exception cref="BadHttpRequestException">The body is larger than allowed, or broke off.</exception>
    public static async ValueTask<T> Read<T>(HttpRequest request, Func<ReadOnlySequence<byte>, T> parse)
    {
        var body = request.BodyReader;
        while (true)
        {
            var read = await body.ReadAsync(request.HttpContext.RequestAborted);
            if (!read.IsCompleted)
            {
                body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }

            try
            {
                return parse(read.Buffer.IsEmpty ? EmptyObject : read.Buffer);
            }
            finally
            {
                body.AdvanceTo(read.Buffer.End);
            }
        }
    }

    /// <summary>Reads one value, or says why it cannot be read.</summary>
    public static (T? Value, ProblemResult? Problem) Parse<T>(ReadOnlySequence<byte> bytes, JsonTypeInfo<T> contract)
        where T : class
    {
        try
        {
            var reader = new Utf8JsonReader(bytes);
            var value = JsonSerializer.Deserialize(ref reader, contract);
            return value is not null && !reader.Read() ? (value, null) : (null, Explain(bytes, contract));
        }
        catch (JsonException)
        {
            return (null, Explain(bytes, contract));
        }
    }

    /// <summary>The problem with a part of a body.</summary>
    public static ProblemResult Explain(JsonElement body, JsonTypeInfo contract) =>
        Replies.Problem(
            RefusalCode.Invalid,
            "Nothing was changed. Put the named fields right and send the request again.",
            BodyFindings.Of(body, contract));

    /// <summary>The problem with a body that is no JSON.</summary>
    public static ProblemResult NotJson(JsonException fault) =>
        Replies.Problem(RefusalCode.Invalid, "Nothing was changed. Send JSON (UTF-8).", BodyFindings.NotJson(fault));

    private static ProblemResult Explain(ReadOnlySequence<byte> bytes, JsonTypeInfo contract)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return Explain(document.RootElement, contract);
        }
        catch (JsonException fault)
        {
            return NotJson(fault);
        }
    }
}
