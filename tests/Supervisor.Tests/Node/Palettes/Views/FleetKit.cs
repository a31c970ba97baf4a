using Shouldly;
using Supervisor.Actors;
using Supervisor.Cli.Line;
using Supervisor.Cli.Output;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Contracts.Palettes.Rules;
using Supervisor.Node.Fleets;
using Supervisor.Node.History;
using Supervisor.Node.Palettes;
using Supervisor.Node.Palettes.Views;
using Supervisor.Node.Readiness.Redis;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Groups;
using Supervisor.Supervision.Nodes;
using Supervisor.Supervision.Probing.Observing;
using Supervisor.Supervision.Roster;
using Supervisor.Supervision.Runtimes;
using Supervisor.TestKit.Actors;
using Supervisor.TestKit.Journals;
using Supervisor.Tests.Supervision.Runtimes;

namespace Supervisor.Tests.Node.Palettes.Views;

/// <summary>A node's commands over a real roster and scripted supervisors, asked by lines as operators type them.</summary>
internal sealed class FleetKit
{
    internal static readonly CommandId Id = CommandId.FromEntropy(new byte[16]);

    private readonly AgentDirectory _directory = new();
    private readonly Dictionary<string, FakeGroup> _groups = new(StringComparer.Ordinal);
    private readonly PaletteRegistry _palettes;

    /// <param name="desk">Null: nobody applies a fleet to the node.</param>
    /// <param name="widen">Makes of the node's own palettes what it offers; null: those.</param>
    internal FleetKit(
        FleetDesk? desk = null,
        string name = "mainpc",
        byte number = 0,
        Func<PaletteServices, IReadOnlyList<Palette>, IReadOnlyList<Palette>>? widen = null
    )
    {
        Pump = new CommandPump(Actors);
        Roster = RosterActor.Start(Actors.System);
        var facts = new NodeFacts(
            name,
            NodeId.FromEntropy([.. Enumerable.Repeat(number, 16)]),
            ClusterId.FromEntropy(new byte[16]),
            "1.2.3",
            42,
            Actors.Clock.GetUtcNow(),
            Actors.Clock.GetTimestamp()
        );
        Tail = new JournalTail(Journal);
        var node = Actors.Spawn<NodeMessage>(
            (_, message) =>
                (message as DescribeNode)?.ReplyTo.Tell(
                    new NodeDescription("i", NodeState, NodeProblem) { IsRead = IsNodeRead }
                ),
            "node"
        );
        var supervised = new SupervisedServices(
            Roster,
            _directory,
            new NodeRuntimes(
                KeeperActor.Start(Actors.System, Runtime),
                KeeperActor.Start(Actors.System, Engine, RuntimeKind.Containers)
            ),
            Actors.Spawn<ObserverMessage>(
                (_, message) => (message as DescribeObserver)?.ReplyTo.Tell(Observer),
                "observer"
            )
        );
        Names = new NameLists(facts, supervised);
        var services = new PaletteServices(facts, Actors.Clock, Actors.System, node, Tail)
        {
            Supervised = supervised,
            Desk = desk,
            Redis = () => Redis,
        };
        var own = NodePalettes.All(services);
        _palettes = new PaletteRegistry(widen?.Invoke(services, own) ?? own);
    }

    /// <summary>What runs its commands, and every node that they may go to.</summary>
    internal CommandPump Pump { get; set; }

    internal ActorKit Actors { get; } = new();

    internal ActorRef<RosterMessage> Roster { get; }

    internal ScriptedRuntime Runtime { get; } = new();

    internal ScriptedRuntime Engine { get; } = new();

    internal RedisCondition? Redis { get; set; }

    internal ObserverDescription Observer { get; set; } = new(SuspectedSince: null, Agents: 0, Failing: 0);

    internal NodeState NodeState { get; set; } = NodeState.Initial;

    internal string? NodeProblem { get; set; }

    internal bool IsNodeRead { get; set; } = true;

    internal ScriptedJournal Journal { get; } = new();

    internal JournalTail Tail { get; }

    internal NameLists Names { get; }

    internal IReadOnlyList<PaletteDescription> Descriptions => _palettes.Descriptions;

    internal FakeAgent Add(AgentSnapshot snapshot)
    {
        var agent = new FakeAgent(snapshot, Roster);
        var name = $"agent-{_directory.Agents.Count}";
        _directory.Add(snapshot.Address, Actors.Spawn<AgentMessage>((_, message) => agent.Receive(message), name));
        Roster.Tell(new AgentIs(snapshot));
        return agent;
    }

    /// <summary>Once more: it stands otherwise now.</summary>
    internal FakeGroup Add(GroupSnapshot snapshot)
    {
        if (!_groups.TryGetValue(snapshot.Name, out var group))
        {
            group = new FakeGroup(snapshot);
            _groups.Add(snapshot.Name, group);
            var actor = Actors.Spawn<GroupMessage>((_, message) => group.Receive(message), $"group-{_groups.Count}");
            _directory.Add(snapshot.Name, actor);
        }

        group.Snapshot = snapshot;
        Roster.Tell(new GroupIs(snapshot));
        return group;
    }

    internal FakeGroup Group(string name) => _groups[name];

    /// <param name="onFrame">Called with each frame as it comes; false ends the command as Ctrl+C does.</param>
    internal IReadOnlyList<Frame> Run(string line, Func<Frame, bool>? onFrame = null)
    {
        var (command, call) = Call(line);
        return Pump.Run(stop => command.Handler.RunAsync(call, stop), onFrame ?? (_ => true));
    }

    /// <summary>What an operator sees, errors and notes included.</summary>
    internal string Show(string line, int? width = null, string? output = null)
    {
        var (command, call) = Call(line);
        using var text = new StringWriter { NewLine = "\n" };
        var screen = new Screen(text, text, width, IsStyled: false, IsErrorLive: false);
        var renderer = Renderers.For(screen, output, command.Handler.Description, call.Arguments.Given);
        foreach (var frame in Run(line))
        {
            renderer.Show(frame);
        }

        renderer.Finish();
        return text.ToString();
    }

    internal OperatorError ErrorOf(string line) => Run(line).OfType<ErrorFrame>().ShouldHaveSingleItem().Error;

    private (RegisteredCommand Command, CommandCall Call) Call(string line)
    {
        var options = GlobalOptionParser.Parse(line.Split(' ')).Value!;
        var words = CatalogRules.WithDefault(_palettes.Descriptions, options.Words);
        var found = _palettes.Find(words[0], words[1]);
        found.IsOk.ShouldBeTrue(found.Error?.Message);
        var description = found.Value!.Handler.Description;
        var values = ArgumentLine.Parse(line, description.Arguments, [.. words.Skip(2)]);
        values.IsOk.ShouldBeTrue(values.Error?.Message);
        var request = new CommandRequest(description.Changes ? Id.Value : null, values.Value, options.DryRun);
        var call = RequestRules.Check(found.Value, request, new Caller("ann", Role.Admin));
        call.IsOk.ShouldBeTrue(call.Error?.Message);
        return (found.Value, call.Value!);
    }
}
