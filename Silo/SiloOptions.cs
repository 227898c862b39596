using System.ComponentModel.DataAnnotations;

namespace GridOrleans;

/// <summary>Where a silo listens and what cluster it belongs to; section <c>Grid:Cluster</c>.</summary>
internal sealed class SiloOptions
{
    /// <summary>Where these are configured.</summary>
    public const string Section = "Grid:Cluster";

    /// <summary>The address that the other silos and the gateways reach this one by.</summary>
    [Required, MinLength(1)]
    public string Host { get; set; } = "127.0.0.1";

    /// <summary>The port for the other silos.</summary>
    [Range(1, 65_535)]
    public int SiloPort { get; set; } = 11_111;

    /// <summary>The port for Orleans clients: gateways and load testers.</summary>
    [Range(1, 65_535)]
    public int GatewayPort { get; set; } = 30_000;

    /// <summary>Silos with one id form one cluster.</summary>
    [Required, MinLength(1)]
    public string ClusterId { get; set; } = "datong";

    /// <summary>What the cluster's data belong to; stays the same over all upgrades.</summary>
    [Required, MinLength(1)]
    public string ServiceId { get; set; } = "gridorleans";
}
