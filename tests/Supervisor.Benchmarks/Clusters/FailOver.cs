namespace Supervisor.Benchmarks.Clusters;

/// <summary>What was seen of one machine's death, in milliseconds from the moment at which its power went.</summary>
/// <param name="Detected">The last of the others has said that it is down.</param>
/// <param name="FollowedUp">The first word of its group's next run.</param>
internal sealed record FailOver(double Detected, double FollowedUp);
