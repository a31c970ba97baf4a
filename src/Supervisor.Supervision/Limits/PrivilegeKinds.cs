using System.Collections.Frozen;

namespace Supervisor.Supervision.Limits;

/// <summary>What a node may forbid. Written in settings and sent to other nodes: append only.</summary>
public static class PrivilegeKinds
{
    public const string Privileged = "privileged";
    public const string Capabilities = "capabilities";
    public const string HostNamespaces = "host-namespaces";
    public const string HostMounts = "host-mounts";
    public const string Devices = "devices";
    public const string Gpus = "gpus";
    public const string Processes = "processes";
    public const string RootProcesses = "root-processes";

    private static readonly FrozenDictionary<string, string> Nouns = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        [Privileged] = "privileged containers",
        [Capabilities] = "added capabilities and loosened security options",
        [HostNamespaces] = "name spaces of the machine",
        [HostMounts] = "host mounts",
        [Devices] = "devices",
        [Gpus] = "GPUs",
        [Processes] = "processes of the machine",
        [RootProcesses] = "processes of root",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>In the order in which they are told.</summary>
    public static IReadOnlyList<string> All { get; } =
    [Privileged, Capabilities, HostNamespaces, HostMounts, Devices, Gpus, Processes, RootProcesses];

    /// <summary>In words; what a newer node forbids keeps its own.</summary>
    public static string NounOf(string kind) => Nouns.GetValueOrDefault(kind, kind);
}
