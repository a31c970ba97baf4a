namespace Supervisor.Supervision.Nodes;

/// <param name="Starts">How often the daemon has started with this journal.</param>
/// <param name="Crashes">How many of those starts followed no orderly stop.</param>
/// <param name="RunningIncarnation">Set between a start and an orderly stop.</param>
/// <param name="StoppedIncarnation">The last to stop in order: what reaches it afterwards does not start it again.</param>
public sealed record NodeState(long Starts, long Crashes, string? RunningIncarnation, string? StoppedIncarnation)
{
    public NodeFleet Fleet { get; init; } = NodeFleet.None;

    public static NodeState Initial { get; } = new(0, 0, null, null);
}
