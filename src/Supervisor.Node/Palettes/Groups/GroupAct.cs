using Supervisor.Actors;
using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.Groups;
using Supervisor.Supervision.Ownership.Notes;

namespace Supervisor.Node.Palettes.Groups;

/// <summary>What an operator can have a group do.</summary>
/// <param name="Told">As part of a sentence about the group.</param>
/// <param name="Goal">What is waited for, if it is to wait.</param>
/// <param name="Kept">Of a group that may move: what the store must have before an operator is told that it is done.</param>
internal sealed record GroupAct(
    string Name,
    string Summary,
    string Told,
    GroupGoal Goal,
    Func<CommandId, string, ActorRef<CommandOutcome>, GroupMessage> Order,
    Func<GroupNote, bool> Kept
)
{
    public static IReadOnlyList<GroupAct> All { get; } =
    [
        new(
            "start",
            "Starts groups that were stopped, each agent as soon as what it needs is ready.",
            "was told to start",
            GroupGoal.Ready,
            (id, by, reply) => new StartGroup(id, by, reply),
            note => note.StoppedBy is null
        ),
        new(
            "stop",
            "Stops all agents of groups with grace; they stay stopped until the group is started.",
            "was told to stop",
            GroupGoal.Down,
            (id, by, reply) => new StopGroup(id, by, reply),
            note => note.StoppedBy is not null
        ),
        new(
            "restart",
            "Stops all agents of groups with grace and starts them again; it spends no restart.",
            "was told to restart",
            GroupGoal.ReadyAgain,
            (id, by, reply) => new RestartGroup(id, by, reply),
            note => note.StoppedBy is null
        ),
        new(
            "release",
            "Lets groups out of quarantine, with all their restarts again.",
            "was released",
            GroupGoal.Ready,
            (id, by, reply) => new ReleaseGroup(id, by, reply),
            note => note.Quarantine is null
        ),
    ];
}
