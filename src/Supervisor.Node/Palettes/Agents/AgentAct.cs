using Supervisor.Actors;
using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.Ownership.Notes;

namespace Supervisor.Node.Palettes.Agents;

/// <summary>What an operator can have an agent do.</summary>
/// <param name="Told">As part of a sentence about the agent.</param>
/// <param name="Goal">What is waited for, if it is to wait.</param>
/// <param name="Kept">Where its group may move: what the store must have of it before an operator is told that it is done.</param>
internal sealed record AgentAct(
    string Name,
    string Summary,
    string Details,
    string Told,
    AgentGoal Goal,
    Func<CommandId, string, ActorRef<CommandOutcome>, AgentMessage> Order,
    Func<AgentNote, bool> Kept
)
{
    public static IReadOnlyList<AgentAct> All { get; } =
    [
        new(
            "start",
            "Starts agents that were stopped, as soon as what they need is ready.",
            "An agent that runs is left alone. One whose group or fleet is stopped waits for that.",
            "was told to start",
            AgentGoal.Ready,
            (id, by, reply) => new StartAgent(id, by, reply),
            note => note.StoppedBy is null
        ),
        new(
            "stop",
            "Stops agents with grace; they stay stopped until they are started.",
            "What needs them is not stopped, unless it says so itself (onLoss).",
            "was told to stop",
            AgentGoal.Down,
            (id, by, reply) => new StopAgent(id, by, reply),
            note => note.StoppedBy is not null
        ),
        new(
            "restart",
            "Stops agents with grace and starts them again; it spends none of their restarts.",
            "",
            "was told to restart",
            AgentGoal.ReadyAgain,
            (id, by, reply) => new RestartAgent(id, by, reply),
            note => note.StoppedBy is null
        ),
        new(
            "release",
            "Lets agents out of quarantine, with all their restarts again.",
            "",
            "was released",
            AgentGoal.Ready,
            (id, by, reply) => new ReleaseAgent(id, by, reply),
            note => note.Rest is null or { Due: not null }
        ),
    ];
}
