using System.CommandLine;
using System.Data.Common;

namespace GridOrleans.Storage;

/// <summary>Runs a verb on the storage: what an operator can put right is one sentence, and exit code 2.</summary>
internal static class StorageVerb
{
    /// <summary>The storage cannot be used, or the options make no sense.</summary>
    public const int Unusable = 2;

    /// <summary>Runs it.</summary>
    public static async Task<int> Run(ParseResult parsed, StorageChoice choice, Func<StorageEngine, Task<int>> work)
    {
        try
        {
            await using var engine = choice.Open(parsed);
            return await work(engine);
        }
        catch (Exception refused) when (refused is InvalidOperationException { InnerException: null }
            or DbException
            or IOException
            or InvalidDataException)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(refused.Message);
            return Unusable;
        }
    }
}
