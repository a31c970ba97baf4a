using Supervisor.Node.Palettes.Changes;
using Supervisor.Supervision.Roster;

namespace Supervisor.Node.Palettes.Groups;

/// <summary>What is waited for after an order to a group.</summary>
/// <param name="Text">As part of a sentence about the group.</param>
/// <param name="IsDown">Its agents are to be down, and count when they are.</param>
/// <param name="IsAnew">All agents that ran are to be of another incarnation.</param>
internal sealed record GroupGoal(string Text, bool IsDown = false, bool IsAnew = false)
{
    public static GroupGoal Ready { get; } = new("is ready");

    public static GroupGoal ReadyAgain { get; } = new("is ready again", IsAnew: true);

    public static GroupGoal Down { get; } = new("is stopped", IsDown: true);

    /// <param name="areAnew">All that ran when the order came are of another incarnation.</param>
    public ChangeStep Judge(GroupSnapshot now, bool areAnew) =>
        (now.State, IsDown) switch
        {
            (GroupStates.Stopped, true) => ChangeStep.Reached,
            (GroupStates.Stopped or GroupStates.Quarantined, false) => ChangeStep.Failed,
            (GroupStates.Running, false) when now.IsReady && (areAnew || !IsAnew) => ChangeStep.Reached,
            _ => ChangeStep.Open,
        };
}
