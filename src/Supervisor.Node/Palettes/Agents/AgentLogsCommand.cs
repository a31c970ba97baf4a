using System.Runtime.CompilerServices;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Contracts.Palettes.Rules;
using Supervisor.Node.Palettes.Views;
using Supervisor.Runtimes.Containers.Outputs;
using Supervisor.Runtimes.Processes;
using Supervisor.Supervision.Roster;

namespace Supervisor.Node.Palettes.Agents;

/// <summary>Not named as the others are, since what it reads has the name.</summary>
internal sealed class AgentLogsCommand(
    SupervisedServices supervised,
    AgentLogs logs,
    TimeProvider clock,
    AgentOutputs? outputs = null
) : IPaletteCommand
{
    private const string Names = "name";
    private const string Follow = "follow";

    public CommandDescription Description { get; } =
        new(
            AgentLogsQuery.Command,
            "Shows what agents have written, and with -f what they write.",
            Roles.Viewer,
            ResultKinds.Stream,
            Details: "A group's name stands for all its agents. Of several agents one is shown after the other, for lines "
                + "bear no times; with -f they are then shown as they come. Following goes on across restarts of an agent "
                + "and cuts of its log, without a gap and without a line twice. -o json tells with each line the position "
                + "in its log after it, from which --from goes on. Of an agent that the image of its container starts, the "
                + "container's output is shown.\n"
                + "--since goes by marks that the daemon makes every 10 seconds while a log grows. It leaves out nothing, "
                + "and may show what is some seconds older; more where no daemon ran, which is then said.",
            Arguments:
            [
                new ArgumentDescription(
                    Names,
                    "Agents (AGENT or GROUP/AGENT) and groups.",
                    ArgumentKinds.Agent,
                    Position: 1,
                    Required: true,
                    Repeatable: true
                ),
                new ArgumentDescription(Follow, "Goes on until Ctrl+C.", ArgumentKinds.Flag, Letter: "f"),
                new ArgumentDescription(
                    AgentLogsQuery.Tail,
                    "Only the last lines of each, so many.",
                    ArgumentKinds.Number,
                    Letter: "n",
                    Minimum: 0
                ),
                new ArgumentDescription(
                    AgentLogsQuery.Since,
                    "Only what was written since then: a length of time (10m) or a time (05:50, 2026-11-21T05:50Z).",
                    ArgumentKinds.Text
                ),
                new ArgumentDescription(
                    AgentLogsQuery.From,
                    "Goes on where reading ended, as AGENT=POSITION; the other limits do not count for that agent.",
                    ArgumentKinds.Text,
                    Repeatable: true
                ),
            ],
            Examples:
            [
                new CommandExample("agent logs chat -n 20 -f", "the last 20 lines, and what comes"),
                new CommandExample(
                    "agent logs chat memory --since 10m",
                    "what two agents wrote in the last 10 minutes"
                ),
            ]
        );

    public IAsyncEnumerable<Frame> RunAsync(CommandCall call, CancellationToken stop) =>
        supervised.AnswerAsync(
            roster => Query(roster, call.Arguments),
            (query, _) => ShowAsync(query, call.Arguments.Flag(Follow), stop),
            stop
        );

    private Outcome<AgentLogsQuery> Query(RosterView roster, CommandArguments arguments)
    {
        var agents = AgentLogsNames.Find(roster, arguments.All(Names));
        return agents.IsOk
            ? AgentLogsQuery.Read(SharedOutput.Of(agents.Value, outputs), arguments, clock)
            : agents.Error;
    }

    private async IAsyncEnumerable<Frame> ShowAsync(
        AgentLogsQuery query,
        bool follow,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        foreach (var frame in query.Output.Said)
        {
            yield return frame;
        }

        using var stream = new AgentLogsStream(query, logs, clock);
        await foreach (var frame in stream.RunAsync(follow, stop))
        {
            yield return frame;
        }
    }
}
