using System.ComponentModel.DataAnnotations;

namespace GridOrleans.Gateway;

/// <summary>The gateway's bounds: <c>Grid:Gateway</c>.</summary>
internal sealed class GatewayOptions
{
    /// <summary>Where these options stand in the configuration.</summary>
    public const string Section = "Grid:Gateway";

    /// <summary>The default of <see cref="CallsPerCounty"/>, for each processor.</summary>
    public const int CallsPerProcessor = 8;

    /// <summary>
    /// Requests a second that one caller may send for long; 0 sets no limit. The default is what a department's system
    /// may need and no phone ever does; whoever imports a backlog raises it.
    /// </summary>
    [Range(0, 1_000_000)]
    public int RequestsPerSecond { get; set; } = 1_000;

    /// <summary>Requests that one caller may send at once after a pause.</summary>
    [Range(1, 1_000_000)]
    public int Burst { get; set; } = 2_000;

    /// <summary>
    /// Calls to the grids of one county that may be under way at once; eight times as many wait. 0 sets no limit;
    /// unless told, <see cref="CallsPerProcessor"/> for each of this machine's processors. Alarms and cases of severity
    /// 01 and 02 are not counted.
    /// </summary>
    [Range(0, 100_000)]
    public int? CallsPerCounty { get; set; }

    /// <summary>Bytes of one command's body: its longest texts and evidence in Chinese take 14 KiB.</summary>
    [Range(1_024, 1_048_576)]
    public int BodyBytesMax { get; set; } = 64 * 1_024;

    /// <summary>Bytes of a batch's body: 500 ordinary commands take a quarter of it.</summary>
    [Range(1_024, 16 * 1_048_576)]
    public int BatchBytesMax { get; set; } = 1_048_576;

    /// <summary>Commands in one batch: what a grid decides within one group commit.</summary>
    [Range(1, 10_000)]
    public int BatchCommandsMax { get; set; } = 500;

    /// <summary>Seconds after which a caller is told to try again when the city cannot answer.</summary>
    [Range(1, 300)]
    public int RetryAfterSeconds { get; set; } = 2;

    /// <summary>
    /// The address at which people reach the city, such as <c>https://grid.example.cn</c>: it stands in the QR codes of
    /// signboards. Without it, the address of the request does, which behind a proxy may be another one.
    /// </summary>
    [HttpAddress]
    public Uri? PublicAddress { get; set; }

    /// <summary>
    /// How long a process that is told to stop goes on serving while <c>/readyz</c> already says so. None by default;
    /// behind a load balancer, as long as its probes need to notice.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:15")]
    public TimeSpan NoticeBeforeStop { get; set; }
}

/// <summary>Asks for an absolute address of HTTP or HTTPS that names nothing but a server.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class HttpAddressAttribute() : ValidationAttribute(
    "{0}: expected an address such as https://grid.example.cn, without a path.")
{
    /// <inheritdoc/>
    public override bool IsValid(object? value) => value is null
        or Uri { IsAbsoluteUri: true, Scheme: "http" or "https", PathAndQuery: "/", Fragment: "", UserInfo: "" };
}
