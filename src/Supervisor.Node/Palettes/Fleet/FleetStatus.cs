using System.Globalization;
using System.Runtime.CompilerServices;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Supervision.Nodes;
using Supervisor.Supervision.Roster;

namespace Supervisor.Node.Palettes.Fleet;

internal sealed class FleetStatus(PaletteServices services) : IPaletteCommand
{
    private static readonly TimeSpan Patience = AnswerPatience.Usual;

    private static readonly ColumnsFrame Columns = new([
        new Column("group"),
        new Column("state"),
        new Column("ready", Format: ColumnFormats.Number),
        new Column("of", Format: ColumnFormats.Number),
        new Column("isReady", "GROUP READY"),
        new Column("since", Format: ColumnFormats.Time),
        new Column("reason"),
    ]);

    public CommandDescription Description { get; } =
        new(
            "status",
            "Says which revision holds, and how each group of it stands.",
            Roles.Viewer,
            ResultKinds.Rows,
            Examples: [new CommandExample("fleet status", "how the fleet stands on this node")]
        );

    public IAsyncEnumerable<Frame> RunAsync(CommandCall call, CancellationToken stop) =>
        services.Supervised.AnswerAsync(roster => ShowAsync(roster, stop), stop);

    private async IAsyncEnumerable<Frame> ShowAsync(RosterView roster, [EnumeratorCancellation] CancellationToken stop)
    {
        var node = await services.Node.Ask<NodeDescription>(reply => new DescribeNode(reply), Patience, stop);
        foreach (var note in Notes(node.Reply, services.FleetTrouble))
        {
            yield return new NoteFrame(note);
        }

        yield return Columns;
        foreach (var group in roster.Groups.Values)
        {
            yield return Row(group);
        }
    }

    private static IEnumerable<string> Notes(NodeDescription? node, OperatorError? trouble)
    {
        if (node is { IsRead: true })
        {
            yield return Describe(node.State.Fleet);
        }

        if (trouble is not null)
        {
            yield return $"{trouble.Message} {trouble.Why} {trouble.Remedy}";
        }
        else if (node is { IsRead: false })
        {
            yield return $"What this node has to run is not known: {node.Problem}";
        }
    }

    private static RowFrame Row(GroupSnapshot group) =>
        new([
            Cell.Of(group.Name),
            Cell.Of(group.State),
            Cell.Of(group.Ready),
            Cell.Of(group.Counted),
            Cell.Of(group.IsReady),
            Cell.Of(group.Since.WallClock),
            Cell.Of(group.Reason),
        ]);

    private static string Describe(NodeFleet fleet) =>
        string.Join(
            ' ',
            new[]
            {
                fleet.Revision == 0
                    ? "No fleet was applied yet."
                    : string.Create(CultureInfo.InvariantCulture, $"Revision {fleet.Revision} holds."),
                fleet.StoppedBy is { } by ? $"{by} took it down." : "",
                fleet.Freeze is { } freeze ? $"{freeze.By} froze it{Why(freeze)}: nothing is done by itself." : "",
                fleet.Storm is { } storm
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"{storm.Restarts} restarts came within a minute, so nothing is restarted by itself for now."
                    )
                    : "",
            }.Where(sentence => sentence.Length > 0)
        );

    private static string Why(NodeFreeze freeze) => freeze.Why.Length > 0 ? $" ({freeze.Why})" : "";
}
