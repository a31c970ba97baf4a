using System.Collections.Immutable;
using System.Text;
using Supervisor.Actors.Restarts;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Time;
using Supervisor.Fleet.Values;
using Supervisor.Simulation.Fleets;
using Supervisor.Simulation.Fleets.Invariants;
using Supervisor.Simulation.Fleets.Operators;
using Supervisor.Simulation.Hosts;
using Supervisor.Simulation.Journals;
using Supervisor.Simulation.Plants;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Journal;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Roster;

namespace Supervisor.Simulation.Tests.Fleets;

/// <summary>A world whose past a test makes up: what lived, what was ordered, what a node said and what is on its disk.</summary>
internal sealed class DoctoredWorld : IDisposable
{
    private readonly OneMachine _machine = new();
    private readonly Dictionary<string, int> _versions = new(StringComparer.Ordinal);

    /// <param name="hasEngine">The machine has a container engine.</param>
    internal DoctoredWorld(bool hasEngine = false)
    {
        World = new FleetWorld(_machine.Universe, _machine.Machine, Plant.None, hasEngine);
        _machine.Start();
        Pass(1);
    }

    internal static AgentDefinition Usual { get; } =
        new()
        {
            Address = new AgentAddress("web", "a"),
            Hash = "1",
            Launch = new ProcessLaunch { Command = ["agent", "IsSilent", "Steady", "1"], Directory = "/" },
            Restart = RestartPolicy.Default with { Max = 2, Within = TimeSpan.FromMinutes(1) },
        };

    internal FleetWorld World { get; }

    internal IEnumerable<string> Violated => _machine.Violated;

    public void Dispose()
    {
        World.Dispose();
        _machine.Dispose();
    }

    internal void Pass(double seconds) => _machine.RunFor(seconds);

    /// <summary>Asked for, and begun.</summary>
    internal Life Begin(AgentDefinition definition, string incarnation)
    {
        var life = Ask(definition, incarnation);
        life.Process = World.Machine.Kernel.Spawn(life.ToString(), new Idle());
        life.Began = World.Now;
        World.Inspection.OnBegan(life);
        return life;
    }

    internal Life Ask(AgentDefinition definition, string incarnation)
    {
        var id = new WorkloadId(definition.Address, incarnation);
        var life = new Life(id, definition, World.Now, World.Machine.Kernel.BootId);
        World.Lives.Add(life);
        World.Inspection.OnAsked(life);
        return life;
    }

    internal void End(Life life)
    {
        life.Process?.Exit(0);
        life.Ended = World.Now;
    }

    internal Order Order(OrderKind kind, AgentAddress? of = null, NodePlan? plan = null)
    {
        var id = CommandId.FromEntropy([.. Enumerable.Repeat((byte)World.Book.Orders.Count, 16)]);
        var order = new Order(id, kind, of?.Group ?? "", of?.Agent ?? "", World.Now)
        {
            Plan = plan,
            Done = World.Now,
            IsSettled = true,
        };
        World.Book.Add(order);
        World.Book.OnDone(order);
        return order;
    }

    /// <summary>One of which nobody will ever know whether it was carried out: whom it concerned was gone before the answer.</summary>
    internal void OrderUnanswered(OrderKind kind, AgentAddress of) => Order(kind, of).Done = null;

    internal static NodePlan Plan(long revision, params AgentDefinition[] agents) =>
        new(
            revision,
            agents
                .GroupBy(static agent => agent.Address.Group)
                .Select(static group => new GroupDefinition { Name = group.Key, Agents = group.ToValueList() })
                .ToValueList()
        );

    /// <summary>The node says of an agent how it stands.</summary>
    internal void Say(AgentDefinition definition, AgentPhase phase, string incarnation, bool isWanted = true)
    {
        var snapshot = new AgentSnapshot
        {
            Address = definition.Address,
            Version = 1,
            Phase = phase,
            Cause = "",
            Reason = "",
            Since = default,
            IsWanted = isWanted,
            Incarnation = incarnation,
            Process = World.Lives.Find(new WorkloadId(definition.Address, incarnation))?.Process?.Facts,
        };
        var view =
            World.View
            ?? new RosterView(
                1,
                ImmutableSortedDictionary<string, AgentSnapshot>.Empty,
                ImmutableSortedDictionary<string, GroupSnapshot>.Empty
            );
        World.OnView(
            World.Machine.Daemon!,
            view with
            {
                Agents = view.Agents.SetItem(definition.Address.Path, snapshot),
            }
        );
    }

    /// <summary>An event is on the disk for good.</summary>
    internal void Write(string stream, string name, string cause, string payload)
    {
        var version = _versions[stream] = _versions.GetValueOrDefault(stream) + 1;
        var happened = new JournalEvent(name, 1, cause, new HybridTime(version), "", Encoding.UTF8.GetBytes(payload));
        var head = new LogHead(LogKind.Append, 1, 0, stream, version, Events: 1);
        var file = World.Machine.JournalFile;
        file.Write(file.Length, LogFrame.Written(head, LogBodies.Of([happened])));
        file.Flush();
    }

    internal void Hold(Invariant invariant) => World.Inspection.Hold(invariant);

    private sealed class Idle : IProgram
    {
        public void Begin(SimulatedProcess self) { }

        public void OnSignal(SimulatedProcess self, int signal) => self.Die(signal);
    }
}
