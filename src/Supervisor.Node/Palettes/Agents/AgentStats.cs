using System.Runtime.CompilerServices;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Contracts.Palettes.Rules;
using Supervisor.Node.Palettes.Views;
using Supervisor.Runtimes.Usage;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Roster;

namespace Supervisor.Node.Palettes.Agents;

internal sealed class AgentStats(PaletteServices services) : IPaletteCommand
{
    private const string Names = "name";
    private const double Percent = 100;

    /// <summary>How busy something is shows between two looks.</summary>
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private static readonly ColumnsFrame Columns = new([
        new Column("name"),
        new Column("group", Format: ColumnFormats.Hidden),
        new Column(AgentCells.EpochColumn, Format: ColumnFormats.Hidden),
        new Column("of"),
        new Column("cpu", "CPU %", ColumnFormats.Number),
        new Column("memory", Format: ColumnFormats.Bytes),
        new Column("memoryLimit", "LIMIT", ColumnFormats.Bytes),
        new Column("pids", Format: ColumnFormats.Number),
        new Column("received", "NET IN", ColumnFormats.Bytes),
        new Column("sent", "NET OUT", ColumnFormats.Bytes),
        new Column("blockRead", "READ", ColumnFormats.Bytes),
        new Column("blockWritten", "WRITTEN", ColumnFormats.Bytes),
        new Column("note"),
    ]);

    public CommandDescription Description { get; } =
        new(
            "stats",
            "Shows what agents use: processors, memory, network and disks.",
            Roles.Viewer,
            ResultKinds.Rows,
            Details: "OF says of what the figures are. container: of all that is in it, as its engine counts. processes: of the "
                + "agent's own, as the kernel counts them: memory is what of them is in memory, parts that several share counted "
                + "for each; the network is that of the machine or the container, and so not theirs. 100 % is one core.",
            Arguments:
            [
                new ArgumentDescription(
                    Names,
                    "Agents (AGENT or GROUP/AGENT) and groups; all, when none is named.",
                    ArgumentKinds.Agent,
                    Position: 1,
                    Repeatable: true
                ),
                LiveTable.WatchFlag with
                {
                    Summary = "Show it again every 2 seconds, until Ctrl+C.",
                },
            ],
            Examples:
            [
                new CommandExample("agent stats --watch", "a live view of all"),
                new CommandExample("agent stats chat platform -o json", "for a program"),
            ]
        );

    public async IAsyncEnumerable<Frame> RunAsync(CommandCall call, [EnumeratorCancellation] CancellationToken stop)
    {
        var isWatch = call.Arguments.Flag(LiveRules.Watch);
        var meter = new UsageMeter(services.Containers, services.Clock);
        for (var look = 0; ; look++)
        {
            var agents = await AgentsAsync(call, stop);
            if (!agents.IsOk)
            {
                yield return new ErrorFrame(agents.Error);
                yield break;
            }

            var (roster, measured) = agents.Value;
            var usages = await meter.LookAsync([.. measured.Select(agent => SubjectOf(agent, roster))], stop);
            if (look > 0)
            {
                yield return Columns;
                foreach (var usage in usages)
                {
                    yield return Row(usage, roster.Agents[usage.Agent.Path]);
                }
            }

            if (look > 0 && !isWatch)
            {
                yield break;
            }

            if (look > 0)
            {
                yield return new PictureFrame();
            }

            await Task.Delay(look > 0 ? Pause : FirstPause, services.Clock, stop);
        }
    }

    private async Task<Outcome<(RosterView Roster, IReadOnlyList<AgentSnapshot> Measured)>> AgentsAsync(
        CommandCall call,
        CancellationToken stop
    )
    {
        if (await services.Supervised.ReadAsync(stop) is not { } roster)
        {
            return ViewErrors.NoRoster();
        }

        var names = call.Arguments.All(Names);
        if (names.Count == 0)
        {
            return (roster, [.. roster.Agents.Values.Where(agent => !Elsewhere.Is(agent))]);
        }

        var named = AgentLogsNames.Find(roster, names);
        return named.IsOk ? (roster, [.. named.Value.Select(agent => roster.Agents[agent.Path])]) : named.Error;
    }

    private UsageSubject SubjectOf(AgentSnapshot agent, RosterView roster) =>
        new(agent.Address, agent.Phase.IsDown() ? null : agent.Process)
        {
            IsWithin =
                !agent.Address.IsHolder && roster.Agents.ContainsKey(AgentAddress.HolderOf(agent.Address.Group).Path),
            IsListened = services.Outputs?.WriterOf(agent.Address) is { } writer && writer != agent.Address,
        };

    private static RowFrame Row(AgentUsage usage, AgentSnapshot agent) =>
        new([
            Cell.Of(usage.Agent.ToString()),
            Cell.Of(usage.Agent.Group),
            AgentCells.Epoch(agent),
            usage.Scope is UsageScope.None ? Cell.Nothing : Cell.Of(WordOf(usage.Scope)),
            usage.Cores is { } cores ? Cell.Of(Math.Round(cores * Percent, 1)) : Cell.Nothing,
            Count(usage.Memory),
            Count(usage.MemoryLimit),
            Count(usage.Tasks),
            Count(usage.Received),
            Count(usage.Sent),
            Count(usage.BlockRead),
            Count(usage.BlockWritten),
            Cell.Of(usage.Note),
        ]);

    private static string WordOf(UsageScope scope) => scope is UsageScope.Container ? "container" : "processes";

    private static Cell Count(long? number) => number is { } known ? Cell.Of(known) : Cell.Nothing;
}
