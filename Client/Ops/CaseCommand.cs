using System.CommandLine;
using System.Security.Cryptography;
using System.Text.Json;
using GridOrleans.Cases;
using GridOrleans.Units;

namespace GridOrleans.Ops;

/// <summary>The verb <c>case</c>: where a case lives, what happened to it, and whether anybody altered it.</summary>
internal static class CaseCommand
{
    private static readonly OpsGateway Gateway = new();

    private static readonly Argument<string> Number = new("ID")
    {
        Description = "The number, such as 140212100201001-17.",
    };

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var verb = new Command(
            "case",
            "Explain a case 案卷: the silo where it lives, its entries with their hashes, and the proof that none was "
            + "altered. The hashes are computed here, not believed. Exit code 0 only when the chain holds.")
        {
            Number,
        };
        Gateway.AddTo(verb);
        verb.SetAction(async (parsed, stop) =>
        {
            var text = parsed.GetRequiredValue(Number);
            if (CaseNumber.TryParse(text, null, out var number))
            {
                return await Gateway.Run(
                    parsed, number.Grid.At(UnitLevel.City), http => Explain(parsed, number, http, stop));
            }

            await parsed.InvocationConfiguration.Error.WriteLineAsync(
                $"'{text}' is no case's number: 15 digits and a serial are expected, such as 140212100201001-17.");
            return OpsGateway.Unusable;
        });
        return verb;
    }

    private static async Task<int> Explain(ParseResult parsed, CaseNumber number, OpsHttp http, CancellationToken stop)
    {
        var output = parsed.InvocationConfiguration.Output;
        var home = await http.Ask(HttpMethod.Get, $"/v1/ops/grids/{number.Grid}/home", stop);
        var file = await http.Ask(HttpMethod.Get, $"/v1/cases/{number}", stop);
        var proof = await http.Ask(HttpMethod.Get, $"/v1/cases/{number}/proof", stop);
        var wrong = Wrong(file, proof);
        if (parsed.GetValue(Gateway.Json))
        {
            await output.WriteLineAsync(
                $$"""{"holds":{{(wrong is null ? "true" : "false")}},"home":{{home.GetRawText()}},"""
                + $$""" "file":{{file.GetRawText()}},"proof":{{proof.GetRawText()}}}""");
            return wrong is null ? 0 : 1;
        }

        var view = file.GetProperty("case");
        await output.WriteLineAsync($"case   {number}  {Text(view, "step")}  {Text(view, "item")}");
        var silo = Text(home, "silo") ?? "no silo now: the next call wakes it";
        await output.WriteLineAsync($"grid   {number.Grid}  on {silo}  {Text(home, "address")}");
        await output.WriteLineAsync($"stream grid/{number.Grid}");
        foreach (var entry in file.GetProperty("history").EnumerateArray())
        {
            await output.WriteLineAsync(
                $"  {entry.GetProperty("version").GetInt64(),8}  {Text(entry, "at"),-35} {Text(entry, "kind"),-24} "
                + $"{Text(entry, "hash")![..16]}…  {Text(entry, "commandId")}");
        }

        await output.WriteLineAsync(wrong
            ?? $"The chain holds: walked from version {proof.GetProperty("from").GetInt64()} "
            + $"to the grid's head {proof.GetProperty("head").GetInt64()}, {Text(proof, "headHash")}.");
        return wrong is null ? 0 : 1;
    }

    /// <summary>What does not fit; null when everything does.</summary>
    private static string? Wrong(JsonElement file, JsonElement proof)
    {
        if (proof.TryGetProperty("brokenAt", out var broken) && broken.ValueKind is JsonValueKind.Number)
        {
            return $"The chain is broken at version {broken.GetInt64()}: run 'verify --stream' on this grid.";
        }

        var told = file.GetProperty("history").EnumerateArray()
            .ToDictionary(entry => entry.GetProperty("version").GetInt64(), entry => Text(entry, "hash"));
        foreach (var entry in proof.GetProperty("entries").EnumerateArray())
        {
            var version = entry.GetProperty("version").GetInt64();
            byte[] covered =
            [
                .. Convert.FromHexString(Text(entry, "before")!),
                .. entry.GetProperty("covers").GetBytesFromBase64(),
            ];
            var hash = Convert.ToHexStringLower(SHA256.HashData(covered));
            if (hash != Text(entry, "hash") || (told.TryGetValue(version, out var shown) && shown != hash))
            {
                return $"Version {version} does not have the hash that it was told to have.";
            }
        }

        return null;
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? value.GetString() : null;
}
