using System.Text.Json;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Palettes.Views;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Explaining;
using Supervisor.Supervision.Roster;

namespace Supervisor.Node.Palettes.Agents;

internal sealed class AgentShow(PaletteServices services) : IPaletteCommand
{
    private const string Names = "agents";

    private static readonly ColumnsFrame Columns = new(
        [
            new Column("name"),
            new Column("node"),
            new Column("group"),
            new Column("state"),
            new Column("ready"),
            new Column("cause"),
            new Column("reason"),
            new Column("since", Format: ColumnFormats.Time),
            new Column("wanted"),
            new Column("incarnation"),
            new Column("pid"),
            new Column("container"),
            new Column("started", Format: ColumnFormats.Time),
            new Column("restarts"),
            new Column("nextStart", "NEXT START", Format: ColumnFormats.Time),
            new Column("lastExit", "LAST EXIT"),
            new Column("waitsFor", "WAITS FOR"),
            new Column("status"),
            new Column("details"),
            new Column("definition"),
        ],
        Layouts.List
    );

    public CommandDescription Description { get; } =
        new(
            "show",
            "Shows all that is known of agents.",
            Roles.Viewer,
            ResultKinds.Rows,
            Details: "WANTED says whether it is to run, by operator, group and fleet. NEXT START is when one that failed is started "
                + "again by itself. DEFINITION is the hash of what the running process was started by.",
            Arguments:
            [
                new ArgumentDescription(
                    Names,
                    "Which agents.",
                    ArgumentKinds.Agent,
                    Position: 1,
                    Required: true,
                    Repeatable: true
                ),
                LiveTable.WatchFlag,
            ],
            Examples:
            [
                new CommandExample("agent show chat", "one agent"),
                new CommandExample("agent show chat -w", "live"),
            ]
        );

    public IAsyncEnumerable<Frame> RunAsync(CommandCall call, CancellationToken stop) =>
        LiveTable.RunAsync(services, call, roster => Picture(call, roster), stop);

    private IEnumerable<Frame> Picture(CommandCall call, RosterView roster)
    {
        var agents = NamedAgents.FindAll(roster, call.Arguments.All(Names), Description.Name);
        return agents.IsOk
            ? [Columns, .. agents.Value.Select(agent => Row(agent, roster))]
            : [new ErrorFrame(agents.Error)];
    }

    private RowFrame Row(AgentSnapshot agent, RosterView roster) =>
        new([
            Cell.Of(agent.Address.ToString()),
            Cell.Of(services.Facts.Name),
            Cell.Of(agent.Address.Group),
            Cell.Of(agent.Phase.Name()),
            Cell.Of(agent.IsReady),
            Cell.Of(agent.Cause),
            Cell.Of(agent.Reason),
            Cell.Of(agent.Since.WallClock),
            Cell.Of(agent.IsWanted),
            AgentCells.Incarnation(agent),
            AgentCells.Pid(agent),
            AgentCells.Container(agent),
            agent.Process is { } process ? Cell.Of(process.Started) : Cell.Nothing,
            Cell.Of(agent.Restarts),
            services.NextStartOf(agent) is { } next ? Cell.Of(next) : Cell.Nothing,
            Cell.Of(agent.LastExit is { } exit ? ExitText.Of(exit) : null),
            Text(string.Join("; ", agent.Missing.Select(need => MissingText.Of(need, roster)))),
            Cell.Of(agent.Status),
            Details(agent.Details),
            Text(agent.RunningHash),
        ]);

    private static Cell Text(string text) => text.Length > 0 ? Cell.Of(text) : Cell.Nothing;

    /// <summary>What an agent gave as JSON is JSON again, if it is.</summary>
    private static Cell Details(string? json)
    {
        if (json is null)
        {
            return Cell.Nothing;
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            return Cell.Json(document.RootElement);
        }
        catch (JsonException)
        {
            return Cell.Of(json);
        }
    }
}
