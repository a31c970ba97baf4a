namespace Supervisor.Node.Clusters.Losses;

/// <summary>One of those by which the cluster agrees: a member of etcd, or a file.</summary>
/// <param name="Host">Where it runs, as it is dialled; null where that is the machine of the node that was asked.</param>
/// <param name="IsOfEtcd">False for a file.</param>
internal sealed record StoreVote(string Name, string? Host, bool Answers, bool IsOfEtcd = true);
