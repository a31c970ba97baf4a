namespace Supervisor.Cluster.Joining.Exchange;

/// <summary>What all nodes of a cluster understand: raised when the last of them has been upgraded.</summary>
internal static class ClusterLevel
{
    public const int Newest = 1;
    public const int Oldest = 1;
}
