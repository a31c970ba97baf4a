using System.Runtime.CompilerServices;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Palettes.Fleet;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Roster;

namespace Supervisor.Node.Palettes.Node;

internal sealed class NodeShow(PaletteServices services) : IPaletteCommand
{
    private const string Fine = "no";

    private static readonly ColumnsFrame Columns = new(
        [
            new Column("node"),
            new Column("state"),
            new Column("revision"),
            new Column("frozen"),
            new Column("storm"),
            new Column("suspected", "SUSPECTED OBSERVER"),
            new Column("runtime"),
            new Column("agents"),
            new Column("groups"),
            new Column("orphans"),
            new Column("problem"),
        ],
        Layouts.List
    );

    public CommandDescription Description { get; } =
        new(
            "show",
            "Shows how this node and all that it supervises stand.",
            Roles.Viewer,
            ResultKinds.Rows,
            Details: "ORPHANS run or ran here by this node's name and belong to no agent of the fleet. A SUSPECTED OBSERVER is not "
                + "believed, because most of what it asks fails at once.",
            Examples: [new CommandExample("node show", "this machine")]
        );

    public async IAsyncEnumerable<Frame> RunAsync(CommandCall call, [EnumeratorCancellation] CancellationToken stop)
    {
        var condition = await services.Fleet!.Condition.ReadAsync(stop);
        var roster = await services.Fleet.ReadAsync(stop);
        if (roster is null)
        {
            yield return new ErrorFrame(FleetErrors.NoRoster());
            yield break;
        }

        yield return Columns;
        yield return new RowFrame([
            Cell.Of(services.Facts.Name),
            Cell.Of(State(condition)),
            condition.Revision is { } revision ? Cell.Of(revision) : Cell.Nothing,
            Sentence(condition.FrozenBy, by => $"by {by}"),
            Sentence(condition.Storm, why => why),
            Sentence(condition.Suspected, who => who),
            Cell.Of(Runtime(condition)),
            Cell.Of(Counts(roster.Agents.Values.Select(agent => agent.Phase.Name()))),
            Cell.Of(Counts(roster.Groups.Values.Select(StateOf))),
            condition.Orphans is { } orphans ? Cell.Of(Orphans(orphans)) : Cell.Nothing,
            condition.Problem is { Length: > 0 } problem ? Cell.Of(problem) : Cell.Nothing,
        ]);
    }

    private static string? State(NodeCondition condition) =>
        condition switch
        {
            { FrozenBy.Length: > 0 } => "frozen",
            { IsUp: true } => "up",
            { IsUp: false } => "down",
            _ => null,
        };

    private static Cell Sentence(string? text, Func<string, string> says) =>
        text is null ? Cell.Nothing : Cell.Of(text.Length == 0 ? Fine : says(text));

    private static string? Runtime(NodeCondition condition) =>
        condition.RuntimeProblem is { Length: > 0 } problem ? problem
        : condition.RuntimeProblem is null ? null
        : "connected";

    private static string StateOf(GroupSnapshot group) =>
        group.State == GroupStates.Running ? (group.IsReady ? "ready" : "notReady") : group.State;

    /// <summary>Most of them first.</summary>
    private static string Counts(IEnumerable<string> states)
    {
        var counts = states.CountBy(state => state, StringComparer.Ordinal).ToList();
        var parts = counts
            .OrderByDescending(count => count.Value)
            .ThenBy(count => count.Key, StringComparer.Ordinal)
            .Select(count => $"{count.Value} {count.Key}");
        return counts.Count == 0 ? "none" : string.Join(", ", parts);
    }

    private static string Orphans(IReadOnlyList<Workload> orphans) =>
        orphans.Count == 0
            ? "none"
            : string.Join(
                ", ",
                orphans.Select(orphan => $"{orphan.Id} ({(orphan.IsRunning ? Running(orphan) : "ended")})")
            );

    private static string Running(Workload orphan) => orphan.Process is { } process ? $"pid {process.Pid}" : "running";
}
