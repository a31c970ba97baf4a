using Supervisor.Actors;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.Roster;

namespace Supervisor.Tests.Node.Palettes.Views;

/// <summary>An agent's supervisor as a test scripts it.</summary>
internal sealed class FakeAgent(AgentSnapshot snapshot, ActorRef<RosterMessage> roster)
{
    internal AgentSnapshot Snapshot { get; private set; } = snapshot;

    /// <summary>The commands that came, each as <c>NAME by WHO (ID)</c>.</summary>
    internal List<string> Orders { get; } = [];

    internal CommandOutcome Outcome { get; set; } = CommandOutcome.Done;

    internal string? Problem { get; set; }

    /// <summary>What an order leads to at once.</summary>
    internal Func<AgentSnapshot, AgentSnapshot>? OnOrder { get; set; }

    internal void Receive(AgentMessage message)
    {
        switch (message)
        {
            case ICommand command:
                Orders.Add($"{message.GetType().Name} by {ByOf(message)} ({command.Id})");
                Snapshot = OnOrder?.Invoke(Snapshot) ?? Snapshot;
                command.ReplyTo.Tell(Outcome);
                break;
            case DescribeAgent describe:
                describe.ReplyTo.Tell(
                    new AgentDescription(Snapshot, AgentState.Initial, new AgentOrders(null, Run: true), Problem)
                );
                break;
        }
    }

    /// <summary>It stands otherwise, and tells the roster so.</summary>
    internal void Become(AgentPhase phase, string cause = "", string reason = "", bool isWanted = true) =>
        Become(Snapshot with { Phase = phase, Cause = cause, Reason = reason, IsWanted = isWanted });

    internal void Become(AgentSnapshot next)
    {
        Snapshot = next with { Version = Snapshot.Version + 1 };
        roster.Tell(new AgentIs(Snapshot));
    }

    private static string ByOf(AgentMessage message) =>
        message switch
        {
            StartAgent start => start.By,
            StopAgent stop => stop.By,
            RestartAgent restart => restart.By,
            ReleaseAgent release => release.By,
            _ => "",
        };
}
