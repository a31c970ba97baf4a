using Shouldly;
using Supervisor.Actors;
using Supervisor.Cli.Line;
using Supervisor.Cli.Output;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Contracts.Palettes.Rules;
using Supervisor.Node.History;
using Supervisor.Node.Palettes;
using Supervisor.Node.Palettes.Fleet;
using Supervisor.Node.Palettes.Node;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Nodes;
using Supervisor.Supervision.Roster;
using Supervisor.TestKit.Actors;
using Supervisor.TestKit.Journals;

namespace Supervisor.Tests.Node.Palettes.Fleet;

/// <summary>A node's commands over a real roster and scripted supervisors, asked by lines as operators type them.</summary>
internal sealed class FleetKit : IAgentDirectory, INodeCondition
{
    internal static readonly CommandId Id = CommandId.FromEntropy(new byte[16]);

    private readonly Dictionary<AgentAddress, ActorRef<AgentMessage>> _agents = [];
    private readonly PaletteRegistry _palettes;
    private readonly CommandPump _pump;

    internal FleetKit()
    {
        _pump = new CommandPump(Actors);
        Roster = RosterActor.Start(Actors.System);
        var facts = new NodeFacts(
            "mainpc",
            NodeId.FromEntropy(new byte[16]),
            ClusterId.FromEntropy(new byte[16]),
            "1.2.3",
            42,
            Actors.Clock.GetUtcNow(),
            Actors.Clock.GetTimestamp()
        );
        Tail = new JournalTail(Journal);
        var node = Actors.Spawn<NodeMessage>((_, _) => { }, "node");
        var fleet = new FleetServices(Roster, this, Groups, this);
        Names = new NameLists(facts, fleet);
        _palettes = NodePalettes.Create(
            new PaletteServices(facts, Actors.Clock, Actors.System, node, Tail) { Fleet = fleet }
        );
    }

    internal ActorKit Actors { get; } = new();

    internal ActorRef<RosterMessage> Roster { get; }

    internal FakeGroups Groups { get; } = new();

    internal ScriptedJournal Journal { get; } = new();

    internal JournalTail Tail { get; }

    internal NodeCondition Condition { get; set; } = NodeCondition.Unknown;

    internal NameLists Names { get; }

    internal IReadOnlyList<PaletteDescription> Descriptions => _palettes.Descriptions;

    public ActorRef<AgentMessage>? Find(AgentAddress agent) => _agents.GetValueOrDefault(agent);

    Task<NodeCondition> INodeCondition.ReadAsync(CancellationToken stop) => Task.FromResult(Condition);

    internal FakeAgent Add(AgentSnapshot snapshot)
    {
        var agent = new FakeAgent(snapshot, Roster);
        _agents[snapshot.Address] = Actors.Spawn<AgentMessage>(
            (_, message) => agent.Receive(message),
            $"agent-{_agents.Count}"
        );
        Roster.Tell(new AgentIs(snapshot));
        return agent;
    }

    internal void Add(GroupSnapshot group) => Roster.Tell(new GroupIs(group));

    /// <param name="onFrame">Called with each frame as it comes; false ends the command as Ctrl+C does.</param>
    internal IReadOnlyList<Frame> Run(string line, Func<Frame, bool>? onFrame = null)
    {
        var (command, call) = Call(line);
        return _pump.Run(stop => command.Handler.RunAsync(call, stop), onFrame ?? (_ => true));
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
