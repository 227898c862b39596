using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace GridOrleans;

/// <summary>Where a silo listens and what cluster it belongs to; section <c>Grid:Cluster</c>.</summary>
internal sealed class SiloOptions
{
    /// <summary>Where these are configured.</summary>
    public const string Section = "Grid:Cluster";

    /// <summary>The first port that is tried for the other silos.</summary>
    public const int SiloPortDefault = 11_111;

    /// <summary>The first port that is tried for Orleans clients.</summary>
    public const int GatewayPortDefault = 30_000;

    /// <summary>
    /// What operators call the silo; the machine's name and the silo's port unless told. Free to change at any start.
    /// </summary>
    [MaxLength(100)]
    public string? Name { get; set; }

    /// <summary>The address that the other silos and the gateways reach this one by.</summary>
    [Required, MinLength(1)]
    public string Host { get; set; } = "127.0.0.1";

    /// <summary>The port for the other silos; the first free one from 11111 on unless told.</summary>
    [Range(1, 65_535)]
    public int? SiloPort { get; set; }

    /// <summary>
    /// The port for Orleans clients, which are gateways and load testers; the first free one from 30000 on unless told.
    /// </summary>
    [Range(1, 65_535)]
    public int? GatewayPort { get; set; }

    /// <summary>Silos with one id form one cluster.</summary>
    [Required, MinLength(1)]
    public string ClusterId { get; set; } = "datong";

    /// <summary>What the cluster's data belong to; stays the same over all upgrades.</summary>
    [Required, MinLength(1)]
    public string ServiceId { get; set; } = "gridorleans";

    /// <summary>On which silo a grain begins to live; every silo of a cluster has the same.</summary>
    public Placement Placement { get; set; } = Placement.Resources;

    /// <summary>How fast the silos notice that one of them is dead.</summary>
    [Required, ValidateObjectMembers]
    public WatchOptions Watch { get; set; } = new();
}
