using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Palettes.Views;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Explaining;
using Supervisor.Supervision.Roster;

namespace Supervisor.Node.Palettes.Groups;

internal sealed class GroupShow(PaletteServices services) : IPaletteCommand
{
    private const string Names = "groups";

    private static readonly ColumnsFrame Columns = new(
        [
            new Column("name"),
            new Column("node"),
            new Column("state"),
            new Column("ready"),
            new Column("reason"),
            new Column("since", Format: ColumnFormats.Time),
            new Column("agentsReady", "AGENTS READY"),
            new Column("agentsCounted", "  OF"),
            new Column("agentsEnough", "  ENOUGH"),
            new Column("restarts"),
            new Column("agents"),
            new Column("container"),
        ],
        Layouts.List
    );

    public CommandDescription Description { get; } =
        new(
            "show",
            "Shows all that is known of groups.",
            Roles.Viewer,
            ResultKinds.Rows,
            Details: "CONTAINER is that which its agents run in, where several share one.",
            Arguments:
            [
                new ArgumentDescription(
                    Names,
                    "Which groups.",
                    ArgumentKinds.Group,
                    Position: 1,
                    Required: true,
                    Repeatable: true
                ),
                LiveTable.WatchFlag,
            ],
            Examples: [new CommandExample("group show audio", "one group")]
        );

    public IAsyncEnumerable<Frame> RunAsync(CommandCall call, CancellationToken stop) =>
        LiveTable.RunAsync(services, call, roster => Picture(call, roster), stop);

    private IEnumerable<Frame> Picture(CommandCall call, RosterView roster)
    {
        var groups = NamedGroups.FindAll(roster, call.Arguments.All(Names), Description.Name);
        return groups.IsOk
            ? [Columns, .. groups.Value.Select(group => Row(group, roster))]
            : [new ErrorFrame(groups.Error)];
    }

    private RowFrame Row(GroupSnapshot group, RosterView roster) =>
        new([
            Cell.Of(group.Name),
            Cell.Of(services.Facts.Name),
            Cell.Of(group.State),
            Cell.Of(group.IsReady),
            Cell.Of(group.Reason),
            Cell.Of(group.Since.WallClock),
            Cell.Of(group.Ready),
            Cell.Of(group.Counted),
            Cell.Of(group.Enough),
            Cell.Of(group.Restarts),
            Cell.Of(Agents(group.Name, roster)),
            Cell.Of(ContainerText.Of(group.Name, roster)),
        ]);

    private static string Agents(string group, RosterView roster) =>
        string.Join(
            ", ",
            NamedGroups
                .MembersOf(roster, group)
                .Where(agent => !agent.Address.IsHolder)
                .Select(agent => $"{agent.Address.Agent} {agent.Phase.Name()}")
        );
}
