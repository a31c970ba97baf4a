using Supervisor.Cluster.Joining.Exchange;

namespace Supervisor.Cluster.Joining.Desk;

/// <summary>What was decided.</summary>
/// <param name="Who">For those who read of it.</param>
internal sealed record Settled(TrustAnswer Answer, string Who, bool IsAgain = false);
