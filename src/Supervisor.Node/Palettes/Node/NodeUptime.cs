using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;

namespace Supervisor.Node.Palettes.Node;

internal sealed class NodeUptime(NodeFacts facts, TimeProvider clock) : IPaletteCommand
{
    private static readonly ColumnsFrame Columns = new(
        [
            new Column("node"),
            new Column("id"),
            new Column("cluster"),
            new Column("version"),
            new Column("pid"),
            new Column("started", Format: ColumnFormats.Time),
            new Column("uptime", "UP FOR", ColumnFormats.Duration),
        ],
        Layouts.List
    );

    public CommandDescription Description { get; } =
        new(
            "uptime",
            "Says what the node is and how long its daemon has been up.",
            Roles.Viewer,
            ResultKinds.Rows,
            Examples: [new CommandExample("node uptime", "asks the daemon of this machine")]
        );

    public IAsyncEnumerable<Frame> RunAsync(CommandCall call, CancellationToken stop) =>
        new Frame[] { Columns, Row() }.ToAsyncEnumerable();

    private RowFrame Row() =>
        new([
            Cell.Of(facts.Name),
            Cell.Of(facts.Node.Value),
            Cell.Of(facts.Cluster.Value),
            Cell.Of(facts.Version),
            Cell.Of(facts.ProcessId),
            Cell.Of(facts.Started),
            Cell.Of(clock.GetElapsedTime(facts.StartedTimestamp)),
        ]);
}
