using Supervisor.Actors;
using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Roster;
using Supervisor.Supervision.Roster.Remote;
using Supervisor.TestKit.Actors;
using static Supervisor.Tests.Supervision.Roster.Snapshots;

namespace Supervisor.Tests.Supervision.Roster.Remote;

/// <summary>A node that is a roster and what it says to others.</summary>
internal sealed class SpokenNode
{
    private readonly SpokenFleet _fleet;
    private readonly TestProbe<AgentMessage> _agent;

    public SpokenNode(SpokenFleet fleet, NodeId id, string name)
    {
        (_fleet, Id, Name) = (fleet, id, name);
        Roster = RosterActor.Start(Kit.System);
        Links = RemoteRosterActor.Start(Kit.System, name, fleet.Lanes.Open(id), Roster);
        fleet.Members.Watch(view => Links.Tell(new MembersAre(view)));
        _agent = Kit.Probe<AgentMessage>();
    }

    public NodeId Id { get; }

    public string Name { get; }

    public ActorKit Kit { get; } = new();

    public ActorRef<RosterMessage> Roster { get; }

    public ActorRef<RemoteMessage> Links { get; }

    public void Say(AgentSnapshot agent)
    {
        Roster.Tell(new AgentIs(agent));
        _fleet.Settle();
    }

    public void Say(GroupSnapshot group)
    {
        Roster.Tell(new GroupIs(group));
        _fleet.Settle();
    }

    public void Need(params NeedDefinition[] needs)
    {
        Roster.Tell(new FollowNeeds(Address("chat"), [.. needs], _agent.Ref));
        _fleet.Settle();
    }

    /// <summary>What the agent heard last of its one need; null: nothing since it was looked at before.</summary>
    public NeedStatus? Heard() => _agent.Take().Cast<NeedsChanged>().LastOrDefault()?.Needs.Needs[0];

    public RosterView View()
    {
        var asked = Roster.Ask<RosterView>(reply => new ReadRoster(reply), TimeSpan.FromSeconds(1));
        Kit.Run();
        return asked.Ended().Reply!;
    }
}
