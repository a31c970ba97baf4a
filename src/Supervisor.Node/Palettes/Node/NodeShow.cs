using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Palettes.Node.Draining;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Nodes;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Probing.Observing;
using Supervisor.Supervision.Roster;

namespace Supervisor.Node.Palettes.Node;

internal sealed class NodeShow(PaletteServices services) : IPaletteCommand
{
    private const string No = "no";

    private static readonly ColumnsFrame Columns = new(
        [
            new Column("node"),
            new Column("state"),
            new Column("revision"),
            new Column("frozen"),
            new Column("storm"),
            new Column("drained"),
            new Column("forbids"),
            new Column("suspected", "SUSPECTED OBSERVER"),
            new Column("runtime"),
            new Column("engine"),
            new Column("redis"),
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
            "Shows how a node and all that it supervises stand.",
            Roles.Viewer,
            ResultKinds.Rows,
            Details: "ORPHANS run or ran here by this node's name and belong to no agent of the fleet. A SUSPECTED OBSERVER is not "
                + "believed, because most of what it asks fails at once. REDIS is where agents write keys that say whether they are ready. "
                + "What it FORBIDS it does not run, whoever asks: its settings --forbid and --allow-paths.",
            Arguments: [NodeArgument.Description],
            Examples:
            [
                new CommandExample("node show", "this machine"),
                new CommandExample("node show pc2", "another of the fleet"),
            ]
        );

    public IAsyncEnumerable<Frame> RunAsync(CommandCall call, CancellationToken stop) =>
        NodeArgument.WhyNotHere(call, services.Facts) is { } problem
            ? new Frame[] { new ErrorFrame(problem) }.ToAsyncEnumerable()
            : services.Supervised.AnswerAsync(
                roster => ShowAsync(roster, NodeCondition.ReadAsync(services, stop)),
                stop
            );

    private async IAsyncEnumerable<Frame> ShowAsync(RosterView roster, Task<NodeCondition> reading)
    {
        var condition = await reading;
        yield return Columns;
        yield return new RowFrame([
            Cell.Of(services.Facts.Name),
            Cell.Of(State(condition.Fleet)),
            condition.Fleet is { Revision: > 0 and var revision } ? Cell.Of(revision) : Cell.Nothing,
            Cell.Of(condition.Fleet is { } fleet ? Frozen(fleet) : null),
            Cell.Of(condition.Fleet is { } storming ? Storm(storming) : null),
            Cell.Of(DrainText.Of(services.Supervised.Ownership, services.Facts.Node) ?? No),
            Cell.Of(services.Facts.Limits.Describe() ?? "nothing"),
            Cell.Of(condition.Observer is { } observer ? Suspicion(observer) : null),
            Cell.Of(condition.Processes is { } processes ? processes.Problem ?? "connected" : null),
            Cell.Of(condition.Containers is { } containers ? containers.Problem ?? "connected" : null),
            Cell.Of(services.Redis()?.Line),
            Cell.Of(Counts(roster.Programs.Select(agent => agent.Phase.Name()))),
            Cell.Of(Counts(roster.Groups.Values.Select(StateOf))),
            Cell.Of(condition.Orphans is { } orphans ? Orphans(orphans) : null),
            Cell.Of(Problem(condition)),
        ]);
    }

    private string? Problem(NodeCondition condition) =>
        condition.Node is null ? "The node's supervisor does not answer."
        : services.FleetTrouble is { } trouble ? $"{trouble.Message} {trouble.Why}".TrimEnd()
        : condition.Node.Problem;

    private static string? State(NodeFleet? fleet) =>
        fleet switch
        {
            null => null,
            { Revision: 0 } => "no fleet",
            { StoppedBy: not null } => "down",
            { Freeze: not null } => "frozen",
            _ => "up",
        };

    private static string Frozen(NodeFleet fleet) =>
        fleet.Freeze is not { } freeze ? No
        : freeze.Why.Length == 0 ? $"by {freeze.By}"
        : $"by {freeze.By}: {freeze.Why}";

    private static string Storm(NodeFleet fleet) =>
        fleet.Storm is { } storm ? $"{storm.Restarts} restarts within a minute" : No;

    private static string Suspicion(ObserverDescription observer) =>
        observer.IsSuspected ? $"the prober: {observer.Failing} of {observer.Agents} agents fail" : No;

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

    private static string Running(Workload orphan) => orphan.Process?.Pid is { } pid ? $"pid {pid}" : "running";
}
