using Supervisor.Actors;
using Supervisor.Actors.Asking;
using Supervisor.Simulation.Fleets.Operators;
using Supervisor.Simulation.Fleets.Programs;
using Supervisor.Simulation.Machines;
using Supervisor.Simulation.Workloads;
using Supervisor.Simulation.World;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Nodes;
using Supervisor.Supervision.Roster;

namespace Supervisor.Simulation.Fleets;

/// <summary>A fleet that is run by the daemon's own supervisors, with an operator who orders this and that.</summary>
internal sealed class FleetWorkload : IWorkload
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(0.2);
    private static readonly TimeSpan BeforeAskingAgain = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan UntilReleases = TimeSpan.FromSeconds(35);

    private static readonly string[] GroupsSeen =
    [
        GroupStates.Running,
        GroupStates.Restarting,
        GroupStates.Stopping,
        GroupStates.Stopped,
        GroupStates.Quarantined,
    ];

    private readonly FleetWorld _world;
    private readonly FleetOperator _operator;

    internal FleetWorkload(FleetWorld world)
    {
        _world = world;
        _operator = new FleetOperator(world, world.OnDone);
    }

    public IReadOnlyList<string> ExpectedRarities =>
        [
            .. FleetOperator.Situations,
            .. AgentProgram.Situations,
            .. Enum.GetValues<AgentPhase>().Select(Seen),
            .. GroupsSeen.Select(Seen),
        ];

    public IEnumerable<Sapling> Saplings(Machine machine, Daemon daemon)
    {
        var roster = machine.Node!.Core.Supervision.Roster;
        yield return new Sapling(
            "watch",
            keeper =>
                keeper.Spawn(Props.Of(() => new FleetWatchActor(roster, view => _world.OnView(daemon, view))), "watch")
        );
    }

    public void OnDaemonStarted(Machine machine, Daemon daemon) => Resume(daemon);

    public Action OnBackup(Machine machine) => static () => { };

    public void CalmDown()
    {
        _world.Climate.CalmDown();
        _operator.CalmDown();
        _world.Universe.Clock.After(
            UntilReleases,
            () =>
            {
                if (_world.View is { } view)
                {
                    _operator.Release(view);
                }
            }
        );
    }

    public void CheckAtEnd() => _world.Inspection.CheckAtEnd();

    internal void Start()
    {
        _operator.Start();
        Look();
    }

    private static string Seen(string group) => $"a group that is {group}";

    private static string Seen(AgentPhase phase) => $"an agent that is {phase.Name()}";

    private void Look()
    {
        foreach (var agent in _world.View?.Agents.Values ?? [])
        {
            _world.Universe.Rarities.Reached(Seen(agent.Phase));
        }

        foreach (var group in _world.View?.Groups.Values ?? [])
        {
            _world.Universe.Rarities.Reached(Seen(group.State));
        }

        _world.Inspection.Look();
        _world.Universe.Clock.After(BetweenLooks, Look);
    }

    /// <summary>As the host does at each start: whatever was applied last is found again.</summary>
    private void Resume(Daemon daemon)
    {
        if (!daemon.IsAlive || _world.Machine.Node is not { Core.Node: var node } || _world.Machine.Daemon != daemon)
        {
            return;
        }

        var asked = node.Ask<NodeDescription>(static reply => new DescribeNode(reply), BeforeAskingAgain);
        asked.Then(described => Resume(daemon, node, described));
    }

    private void Resume(Daemon daemon, ActorRef<NodeMessage> node, AskOutcome<NodeDescription> described)
    {
        // While the journal cannot be read the node knows of no revision.
        if (described.Reply is not { Problem: null, State.Fleet.Revision: var revision })
        {
            daemon.After(BeforeAskingAgain, () => Resume(daemon));
        }
        else if (_world.Book.PlanOf(revision) is { } plan)
        {
            node.Tell(new ResumePlan(plan));
        }
    }
}
