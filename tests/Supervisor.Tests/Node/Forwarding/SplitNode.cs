using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Forwarding;
using Supervisor.Node.Forwarding.Links;
using Supervisor.Node.Forwarding.Wire;
using Supervisor.Node.Palettes;
using Supervisor.TestKit.Actors;
using Supervisor.TestKit.Links;
using Supervisor.Tests.Node.Audit;
using Supervisor.Tests.Node.Logging;
using Supervisor.Tests.Node.Palettes;

namespace Supervisor.Tests.Node.Forwarding;

/// <summary>A node that is nothing but its way to others' commands, and one command of its own: <c>test break</c>.</summary>
internal sealed class SplitNode
{
    public SplitNode(
        LaneSwitch<CommandWord> lanes,
        int number,
        Func<CommandCall, CancellationToken, IAsyncEnumerable<Frame>> run
    )
    {
        Id = ForwardedFleet.Id(number);
        var facts = new NodeFacts(
            $"pc{number}",
            Id,
            ClusterId.FromEntropy(new byte[16]),
            "1.2.3",
            1,
            Kit.Clock.GetUtcNow(),
            0
        );
        var palettes = new PaletteRegistry([new Palette("test", "For tests.", [new TestCommand(run)])]);
        var runner = new CommandRunner(new RecordedLog<CommandRunner>(), CancellationToken.None);
        var calls = new PassedCalls(palettes, facts, node => $"node {node.Value[..2]}", Audit);
        Links = CommandLinks.Start(Kit.System, lanes.Open(Id), new CommandServer(calls, runner));
    }

    public NodeId Id { get; }

    public RecordedAudit Audit { get; } = new();

    public ActorKit Kit { get; } = new();

    public CommandLinks Links { get; }

    public static RemoteCall Break(string command = "break", Role role = Role.Operator, string what = "it") =>
        new(
            "test",
            command,
            new CommandRequest("id-1", new Dictionary<string, IReadOnlyList<string>> { ["what"] = [what] }),
            "ann",
            role,
            TimeSpan.FromSeconds(5)
        );
}
