using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Palettes.Views;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Roster;

namespace Supervisor.Node.Palettes.Agents;

internal sealed class AgentList(PaletteServices services) : IPaletteCommand
{
    private const string Group = "group";
    private const string State = "state";
    private const string Containers = "containers";

    private static readonly ColumnsFrame Columns = new([
        new Column("name"),
        new Column("node", Format: ColumnFormats.Hidden),
        new Column("group", Format: ColumnFormats.Hidden),
        new Column("state"),
        new Column("ready", Format: ColumnFormats.Hidden),
        new Column("pid", Format: ColumnFormats.Number),
        new Column("container", Format: ColumnFormats.Hidden),
        new Column("incarnation", Format: ColumnFormats.Hidden),
        new Column("restarts", Format: ColumnFormats.Number),
        new Column("since", Format: ColumnFormats.Time),
        new Column("cause", Format: ColumnFormats.Hidden),
        new Column(AgentCells.EpochColumn, Format: ColumnFormats.Hidden),
        new Column("reason"),
    ]);

    public CommandDescription Description { get; } =
        new(
            "list",
            "Lists the agents and how they stand.",
            Roles.Viewer,
            ResultKinds.Rows,
            Details: "An agent is called by its name, or by GROUP/AGENT. 'pbm agent why NAME' explains any state.",
            Arguments:
            [
                new ArgumentDescription(Group, "Only agents of this group.", ArgumentKinds.Group, Letter: "g"),
                new ArgumentDescription(
                    State,
                    "Only agents in this state.",
                    ArgumentKinds.Choice,
                    Letter: "s",
                    Repeatable: true,
                    Choices: [.. Enum.GetValues<AgentPhase>().Select(phase => phase.Name())]
                ),
                new ArgumentDescription(
                    Containers,
                    "Also the containers that the agents of a group share, as GROUP/@container.",
                    ArgumentKinds.Flag
                ),
                LiveTable.WatchFlag,
            ],
            Examples:
            [
                new CommandExample("agent list --watch", "a live view"),
                new CommandExample("agent list -s quarantined -s notReady", "what needs somebody"),
                new CommandExample("agent list -o json", "the same for a program"),
            ]
        );

    public IAsyncEnumerable<Frame> RunAsync(CommandCall call, CancellationToken stop) =>
        LiveTable.RunAsync(services, call, roster => Picture(call, roster), stop);

    private IEnumerable<Frame> Picture(CommandCall call, RosterView roster)
    {
        var group = call.Arguments.Text(Group);
        if (group is not null && NamedGroups.Find(roster, group) is { IsOk: false } unknown)
        {
            return [new ErrorFrame(unknown.Error)];
        }

        var states = call.Arguments.All(State);
        var listed = call.Arguments.Flag(Containers) ? roster.Agents.Values : roster.Programs;
        var agents = listed
            .Where(agent => !Elsewhere.Is(agent))
            .Where(agent => group is null || agent.Address.Group == group)
            .Where(agent => states.Count == 0 || states.Contains(agent.Phase.Name(), StringComparer.Ordinal));
        return [Columns, .. agents.Select(Row)];
    }

    private RowFrame Row(AgentSnapshot agent) =>
        new([
            Cell.Of(agent.Address.ToString()),
            Cell.Of(services.Facts.Name),
            Cell.Of(agent.Address.Group),
            Cell.Of(agent.Phase.Name()),
            Cell.Of(agent.IsReady),
            AgentCells.Pid(agent),
            AgentCells.Container(agent),
            AgentCells.Incarnation(agent),
            Cell.Of(agent.Restarts),
            Cell.Of(agent.Since.WallClock),
            Cell.Of(agent.Cause),
            AgentCells.Epoch(agent),
            Cell.Of(agent.Reason),
        ]);
}
