using System.Diagnostics.CodeAnalysis;

namespace Supervisor.Supervision.Nodes;

/// <param name="Starts">How often the daemon has started with this journal.</param>
/// <param name="Crashes">How many of those starts followed no orderly stop.</param>
/// <param name="RunningIncarnation">Set between a start and an orderly stop.</param>
/// <param name="StoppedIncarnation">The last to stop in order: what reaches it afterwards does not start it again.</param>
public sealed record NodeState(long Starts, long Crashes, string? RunningIncarnation, string? StoppedIncarnation)
{
    /// <summary>Snapshots of before nodes had fleets have none; what is not in them is read as null.</summary>
    [AllowNull]
    public NodeFleet Fleet
    {
        get;
        init => field = value ?? NodeFleet.None;
    } = NodeFleet.None;

    public static NodeState Initial { get; } = new(0, 0, null, null);
}
