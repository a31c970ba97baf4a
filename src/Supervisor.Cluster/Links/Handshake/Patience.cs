namespace Supervisor.Cluster.Links.Handshake;

/// <summary>How long a peer is waited for that has to say or to hear something: for a time, and not while the daemon stops.</summary>
internal sealed record Patience(TimeSpan Time, TimeProvider Clock, CancellationToken Stopping)
{
    /// <summary>Its token is cancelled when it is over.</summary>
    public PatienceSpan Begin() => new(this);
}
