using Microsoft.Extensions.Options;

namespace GridOrleans;

/// <summary>Stops a host at its start when <see cref="StorageOptions"/> make no sense.</summary>
internal sealed class StorageOptionsCheck : IValidateOptions<StorageOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        var problems = options.Problems().ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
