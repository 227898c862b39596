using Microsoft.Extensions.Options;

namespace GridOrleans.Escalation;

/// <summary>Stops a host at its start when <see cref="EscalationOptions"/> are not sound.</summary>
internal sealed class EscalationOptionsCheck : IValidateOptions<EscalationOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, EscalationOptions options)
    {
        try
        {
            _ = SeverityTable.Read(options);
            return ValidateOptionsResult.Success;
        }
        catch (ArgumentException findings)
        {
            return ValidateOptionsResult.Fail(findings.Message);
        }
    }
}
