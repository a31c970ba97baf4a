namespace Supervisor.Cluster.Joining.Exchange;

internal static class JoinLimits
{
    public const int MostAddresses = 8;
    public const int MostGroups = 4096;
    public const int EchoBytes = 32;
}
