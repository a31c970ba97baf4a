using System.Runtime.CompilerServices;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Supervision.Nodes;

namespace Supervisor.Node.Palettes.Node;

internal sealed class NodeUptime(PaletteServices services) : IPaletteCommand
{
    private static readonly TimeSpan Patience = AnswerPatience.Usual;

    private static readonly ColumnsFrame Columns = new(
        [
            new Column("node"),
            new Column("id"),
            new Column("cluster"),
            new Column("version"),
            new Column("pid"),
            new Column("started", Format: ColumnFormats.Time),
            new Column("uptime", "UP FOR", ColumnFormats.Duration),
            new Column("starts"),
            new Column("crashes"),
        ],
        Layouts.List
    );

    public CommandDescription Description { get; } =
        new(
            "uptime",
            "Says what the node is and how long its daemon has been up.",
            Roles.Viewer,
            ResultKinds.Rows,
            Details: "STARTS counts how often the daemon has started with its journal, CRASHES how many of those starts "
                + "followed no orderly stop.",
            Arguments: [NodeArgument.Description],
            Examples: [new CommandExample("node uptime", "asks the daemon of this machine")]
        );

    public async IAsyncEnumerable<Frame> RunAsync(CommandCall call, [EnumeratorCancellation] CancellationToken stop)
    {
        if (NodeArgument.WhyNotHere(call, services.Facts) is { } problem)
        {
            yield return new ErrorFrame(problem);
            yield break;
        }

        yield return Columns;
        var asked = await services.Node.Ask<NodeDescription>(reply => new DescribeNode(reply), Patience, stop);
        var state = asked is { IsAnswered: true, Reply.Problem: null } ? asked.Reply.State : null;
        yield return Row(state);
        if (state is null)
        {
            var why = asked.Reply?.Problem ?? "it does not answer, as when its journal is not open.";
            yield return new NoteFrame($"The node's supervisor is out of use: {why}");
        }
    }

    private RowFrame Row(NodeState? state)
    {
        var facts = services.Facts;
        return new RowFrame([
            Cell.Of(facts.Name),
            Cell.Of(facts.Node.Value),
            Cell.Of(facts.Cluster.Value),
            Cell.Of(facts.Version),
            Cell.Of(facts.ProcessId),
            Cell.Of(facts.Started),
            Cell.Of(services.Clock.GetElapsedTime(facts.StartedTimestamp)),
            state is null ? Cell.Nothing : Cell.Of(state.Starts),
            state is null ? Cell.Nothing : Cell.Of(state.Crashes),
        ]);
    }
}
