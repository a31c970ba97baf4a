namespace Supervisor.Cluster.Links.Transport;

/// <summary>Where a node listens for links, as the cluster's records say.</summary>
internal sealed record LinkAddress(string Host, int Port)
{
    public override string ToString() => Host.Contains(':') ? $"[{Host}]:{Port}" : $"{Host}:{Port}";
}
