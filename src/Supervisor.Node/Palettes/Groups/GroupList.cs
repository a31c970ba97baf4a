using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Palettes.Agents;
using Supervisor.Node.Palettes.Views;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Roster;

namespace Supervisor.Node.Palettes.Groups;

internal sealed class GroupList(PaletteServices services) : IPaletteCommand
{
    private static readonly ColumnsFrame Columns = new([
        new Column("name"),
        new Column("node", Format: ColumnFormats.Hidden),
        new Column("state"),
        new Column("ready"),
        new Column("agents", "AGENTS READY"),
        new Column("agentsReady", Format: ColumnFormats.Hidden),
        new Column("agentsCounted", Format: ColumnFormats.Hidden),
        new Column("agentsEnough", Format: ColumnFormats.Hidden),
        new Column("restarts", Format: ColumnFormats.Number),
        new Column("since", Format: ColumnFormats.Time),
        new Column("cause", Format: ColumnFormats.Hidden),
        new Column(AgentCells.EpochColumn, Format: ColumnFormats.Hidden),
        new Column("reason"),
    ]);

    public CommandDescription Description { get; } =
        new(
            "list",
            "Lists the groups and how they stand.",
            Roles.Viewer,
            ResultKinds.Rows,
            Details: "AGENTS READY counts the agents that matter to the group's readiness; the group is ready by its own rule.",
            Arguments: [LiveTable.WatchFlag],
            Examples: [new CommandExample("group list --watch", "a live view")]
        );

    public IAsyncEnumerable<Frame> RunAsync(CommandCall call, CancellationToken stop) =>
        LiveTable.RunAsync(services, call, Picture, stop);

    private IEnumerable<Frame> Picture(RosterView roster) =>
        [
            Columns,
            .. roster.Groups.Values.Where(group => !Elsewhere.Is(roster, group)).Select(group => Row(group, roster)),
        ];

    private RowFrame Row(GroupSnapshot group, RosterView roster) =>
        new([
            Cell.Of(group.Name),
            Cell.Of(services.Facts.Name),
            Cell.Of(group.State),
            Cell.Of(group.IsReady),
            Cell.Of($"{group.Ready} of {group.Counted}"),
            Cell.Of(group.Ready),
            Cell.Of(group.Counted),
            Cell.Of(group.Enough),
            Cell.Of(group.Restarts),
            Cell.Of(group.Since.WallClock),
            Elsewhere.IsUnowned(roster, group) ? Cell.Of(AgentCauses.Unowned) : Cell.Nothing,
            group.Epoch is { } epoch ? Cell.Of(epoch) : Cell.Nothing,
            Cell.Of(group.Reason),
        ]);
}
