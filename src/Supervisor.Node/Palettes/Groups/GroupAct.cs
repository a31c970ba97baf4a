using Supervisor.Supervision.Roster;

namespace Supervisor.Node.Palettes.Groups;

/// <summary>What an operator can have a group do.</summary>
/// <param name="Told">As part of a sentence about the group.</param>
/// <param name="Goal">What is waited for, if it is to wait; as part of a sentence about the group.</param>
internal sealed record GroupAct(GroupOrder Order, string Name, string Summary, string Told, string Goal)
{
    public static IReadOnlyList<GroupAct> All { get; } =
    [
        new(
            GroupOrder.Start,
            "start",
            "Starts groups that were stopped, each agent as soon as what it needs is ready.",
            "was told to start",
            "is ready"
        ),
        new(
            GroupOrder.Stop,
            "stop",
            "Stops all agents of groups with grace; they stay stopped until the group is started.",
            "was told to stop",
            "is stopped"
        ),
        new(
            GroupOrder.Restart,
            "restart",
            "Stops all agents of groups with grace and starts them again; it spends no restart.",
            "was told to restart",
            "is ready again"
        ),
        new(
            GroupOrder.Release,
            "release",
            "Lets groups out of quarantine, with all their restarts again.",
            "was released",
            "is ready"
        ),
    ];

    public bool IsReached(GroupSnapshot group, bool isAnew) =>
        Order switch
        {
            GroupOrder.Stop => group.State == GroupStates.Stopped,
            GroupOrder.Restart => group is { IsReady: true, State: GroupStates.Running } && isAnew,
            _ => group is { IsReady: true, State: GroupStates.Running },
        };

    /// <summary>It will not come about by itself.</summary>
    public bool HasFailed(GroupSnapshot group) =>
        Order != GroupOrder.Stop && group.State is GroupStates.Quarantined or GroupStates.Stopped;
}
