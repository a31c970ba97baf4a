using Supervisor.Actors;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Tests.Supervision.Groups;

/// <summary>Stands where an agent's supervisor would: keeps what it is ordered, and says what the test wants.</summary>
internal sealed class AgentPuppet(
    AgentAddress address,
    ActorRef<AgentReport> group,
    Dictionary<string, AgentPuppet> living,
    long restarts
) : Actor<AgentMessage>
{
    private readonly List<AgentOrders> _orders = [];

    internal IReadOnlyList<AgentOrders> Orders => _orders;

    internal bool IsToFail { get; set; }

    internal void Say(AgentSnapshot snapshot)
    {
        var isLeaving = _orders is [.., { Definition: null }];
        group.Tell(new AgentReport(snapshot with { IsLeaving = isLeaving }, IsNew: false));
    }

    protected internal override void PreStart()
    {
        living[address.Agent] = this;
        var snapshot = Groups.Snapshot(address.Agent, AgentPhase.Waiting, isWanted: false) with { Restarts = restarts };
        group.Tell(new AgentReport(snapshot, IsNew: true));
    }

    protected internal override void Receive(AgentMessage message)
    {
        if (IsToFail)
        {
            throw new InvalidOperationException("The test wants it.");
        }

        _orders.Add(((TakeOrders)message).Orders);
    }

    protected internal override void PostStop() => living.Remove(address.Agent);
}
