using Supervisor.Node.Settings;

namespace Supervisor.Node.Clusters.Places;

/// <summary>Where a node finds its cluster, and is found in it.</summary>
/// <param name="Name">Of the cluster.</param>
/// <param name="File">Daemons of one machine share it; null: there is an etcd.</param>
internal sealed record ClusterPlace(string Name, string? File, EtcdAccess? Etcd, LinkPlace Links);
