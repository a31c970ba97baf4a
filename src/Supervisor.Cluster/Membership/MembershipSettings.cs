using Supervisor.Supervision.Ports.Membership;

namespace Supervisor.Cluster.Membership;

/// <param name="Own">What this node says of itself.</param>
/// <param name="Chance">So many random bytes.</param>
public sealed record MembershipSettings(Member Own, TimeProvider Clock, Func<int, byte[]> Chance)
{
    /// <summary>How long the others still see it after its last sign of life.</summary>
    public TimeSpan Ttl { get; init; } = TimeSpan.FromSeconds(3);

    public TimeSpan KeepInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Before what failed is tried again.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Where this daemon lives, for another on the same machine to see whether it does.</summary>
    public string? Process { get; init; }

    /// <summary>Whether such a process is alive; null when it is none of this machine.</summary>
    public Func<string, bool?> Lives { get; init; } = _ => null;
}
