using System.Text;
using Shouldly;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Agents.Signals;
using Supervisor.Supervision.Effects;
using Supervisor.Supervision.Ports.Runtime;
using Xunit;
using static Supervisor.Tests.Supervision.Agents.Agents;

namespace Supervisor.Tests.Supervision.Agents.Rules;

/// <summary>Each message in each phase: the whole of an agent's life on one page.</summary>
public sealed class AgentTransitionsTests
{
    private static readonly AgentPhase[] Phases = Enum.GetValues<AgentPhase>();

    private static readonly (string Name, Func<Bench, AgentMessage> Message)[] Messages =
    [
        ("run is ordered", bench => new TakeOrders(bench.Facts.Orders!)),
        ("run by another definition", _ => new TakeOrders(Run(Watched with { Hash = "two" }))),
        ("rest is ordered", bench => new TakeOrders(Rest(bench.Facts.Definition))),
        ("it is removed", _ => new TakeOrders(Rest(null, AgentCauses.Removed))),
        ("freeze", bench => new TakeOrders(bench.Facts.Orders! with { Hold = AgentCauses.Frozen })),
        ("operator starts", _ => Bench.Start("a")),
        ("operator stops", _ => Bench.Stop("a")),
        ("operator restarts", _ => Bench.RestartIt("a")),
        ("operator releases", _ => Bench.Release("a")),
        ("need is lost", _ => new NeedsChanged(Needs(areMet: false))),
        ("need is met", _ => new NeedsChanged(Needs(areMet: true))),
        ("runtime is lost", _ => new RuntimeChanged("no guard")),
        ("seen running", bench => new WorkloadSeen(Running(bench.State.Incarnation))),
        ("seen, exit 0", bench => new WorkloadSeen(Ended(bench.State.Incarnation, Exit(0)))),
        ("seen, exit 1", bench => new WorkloadSeen(Ended(bench.State.Incarnation, Exit(1)))),
        ("seen, reboot", bench => new WorkloadSeen(Ended(bench.State.Incarnation, Killed(9, ExitCause.Reboot)))),
        ("an older one seen", _ => new WorkloadSeen(Running("0-00000000"))),
        ("not there", bench => new WorkloadMissing(bench.State.Incarnation)),
        ("an older one not there", _ => new WorkloadMissing("0-00000000")),
        ("launch: there", bench => Launch(bench, new LaunchOutcome.There(Running(bench.State.Incarnation)))),
        ("launch: failed", bench => Launch(bench, new LaunchOutcome.Failed(Error("no such file")))),
        ("launch: unknown", bench => Launch(bench, new LaunchOutcome.Unknown(Error("no answer")))),
        ("launch: not tried", bench => Launch(bench, new LaunchOutcome.NotTried(Error("no guard")))),
        ("launch: called back", bench => Launch(bench, new LaunchOutcome.CalledBack())),
        (
            "launch: blocked",
            bench => new LaunchEnded(bench.State.Incarnation, Open<LaunchOutcome>(EffectStatus.Blocked))
        ),
        (
            "stop: told",
            bench => new StopEnded(bench.State.Incarnation, false, Outcome<StopOutcome>(new StopOutcome.Told()))
        ),
        (
            "stop: gone",
            bench => new StopEnded(bench.State.Incarnation, false, Outcome<StopOutcome>(new StopOutcome.Gone()))
        ),
        ("says ready", _ => Says(Ready())),
        ("says not ready", _ => Says(new AgentWord.NotReady("It is busy."))),
        ("says stopping", _ => Says(new AgentWord.Stopping())),
        ("says it hangs", _ => Says(new AgentWord.Hung())),
        ("heartbeat", _ => Says(new AgentWord.Heartbeat())),
        ("an older one says ready", _ => Says(Ready(), "0-00000000")),
        ("probe fails", bench => new ProbeJudged(bench.State.Incarnation, false, false, "refused", false)),
        ("liveness fails", bench => new ProbeJudged(bench.State.Incarnation, true, false, "refused", false)),
        ("liveness fails, suspect", bench => new ProbeJudged(bench.State.Incarnation, true, false, "refused", true)),
        (
            "backoff is over",
            bench => new DeadlinePassed(bench.After(TimeSpan.FromMinutes(1)).State.Incarnation, AgentDeadline.Backoff)
        ),
        ("silence", bench => new DeadlinePassed(bench.State.Incarnation, AgentDeadline.Silence)),
        ("start deadline", bench => new DeadlinePassed(bench.State.Incarnation, AgentDeadline.Start)),
        ("ttl", bench => new DeadlinePassed(bench.State.Incarnation, AgentDeadline.Ttl)),
        ("watchdog", bench => new DeadlinePassed(bench.State.Incarnation, AgentDeadline.Watchdog)),
        ("progress", bench => new DeadlinePassed(bench.State.Incarnation, AgentDeadline.Progress)),
        ("stop deadline", bench => new DeadlinePassed(bench.State.Incarnation, AgentDeadline.Stop)),
        ("an older one's deadline", _ => new DeadlinePassed("0-00000000", AgentDeadline.Start)),
    ];

    private const string Table = """
                                   waiting     starting    running     ready       notReady    backoff     quarantined stopping    stopped     completed   unknown
        run is ordered             .           .           .           .           .           .           .           .           .           .           .
        run by another definition  .           .           stopping    stopping    stopping    starting    starting    .           .           starting    .
        rest is ordered            stopped     .           .           .           .           stopped     .           .           .           stopped     .
        it is removed              stopped     stopping    stopping    stopping    stopping    stopped     .           .           .           stopped     stopping
        freeze                     .           .           .           .           .           .           .           .           .           .           .
        operator starts            .           .           .           .           .           starting    refused     .           starting    starting    .
        operator stops             stopped     stopping    stopping    stopping    stopping    stopped     .           .           .           stopped     stopping
        operator restarts          .           stopping    stopping    stopping    stopping    starting    refused     .           starting    starting    stopping
        operator releases          refused     refused     refused     refused     refused     refused     starting    refused     refused     refused     refused
        need is lost               .           .           .           .           .           .           .           .           .           .           .
        need is met                starting    .           .           .           .           .           .           .           .           .           .
        runtime is lost            .           .           .           .           .           .           .           .           .           .           .
        seen running               .           running     .           .           .           .           .           .           .           .           running
        seen, exit 0               .           completed   completed   completed   completed   .           .           stopped     .           .           completed
        seen, exit 1               .           starting    starting    starting    starting    .           .           stopped     .           .           starting
        seen, reboot               .           starting    starting    starting    starting    .           .           stopped     .           .           starting
        an older one seen          .           .           .           .           .           .           .           .           .           .           .
        not there                  .           .           starting    starting    starting    .           .           stopped     .           .           starting
        an older one not there     .           .           .           .           .           .           .           .           .           .           .
        launch: there              .           running     .           .           .           .           .           .           .           .           running
        launch: failed             .           starting    .           .           .           .           .           stopped     .           .           starting
        launch: unknown            .           unknown     .           .           .           .           .           .           .           .           .
        launch: not tried          .           starting    .           .           .           .           .           stopped     .           .           starting
        launch: called back        .           starting    .           .           .           .           .           stopped     .           .           starting
        launch: blocked            .           .           .           .           .           .           .           .           .           .           .
        stop: told                 .           .           .           .           .           .           .           .           .           .           .
        stop: gone                 .           .           .           .           .           .           .           .           .           .           .
        says ready                 .           .           ready       .           ready       .           .           .           .           .           .
        says not ready             .           .           .           notReady    .           .           .           .           .           .           .
        says stopping              .           .           .           notReady    .           .           .           .           .           .           .
        says it hangs              .           .           stopping    stopping    stopping    .           .           .           .           .           .
        heartbeat                  .           .           .           .           .           .           .           .           .           .           .
        an older one says ready    .           .           .           .           .           .           .           .           .           .           .
        probe fails                .           .           .           .           .           .           .           .           .           .           .
        liveness fails             .           .           stopping    stopping    stopping    .           .           .           .           .           .
        liveness fails, suspect    .           .           .           .           .           .           .           .           .           .           .
        backoff is over            .           .           .           .           .           starting    .           .           .           .           .
        silence                    .           .           .           .           .           .           .           .           .           .           .
        start deadline             .           .           stopping    .           .           .           .           .           .           .           .
        ttl                        .           .           .           notReady    .           .           .           .           .           .           .
        watchdog                   .           .           stopping    stopping    stopping    .           .           .           .           .           .
        progress                   .           .           stopping    stopping    stopping    .           .           .           .           .           .
        stop deadline              .           .           .           .           .           .           .           .           .           .           .
        an older one's deadline    .           .           .           .           .           .           .           .           .           .           .

        """;

    [Fact]
    public void Agent_InEachPhase_TakesEachMessageAsTheTableSays()
    {
        var table = new StringBuilder(Row("", Phases.Select(phase => phase.Name())));
        foreach (var (name, message) in Messages)
        {
            table.Append(Row(name, Phases.Select(phase => Cell(phase, message))));
        }

        table.ToString().ReplaceLineEndings("\n").ShouldBe(Table.ReplaceLineEndings("\n"));
    }

    private static string Cell(AgentPhase phase, Func<Bench, AgentMessage> message)
    {
        var bench = Of(phase);
        var incarnation = bench.State.Incarnation;
        bench.Take(message(bench));
        var isSame = bench.Phase == phase && bench.State.Incarnation == incarnation;
        return bench.Refusal is not null ? "refused"
            : isSame ? "."
            : bench.Phase.Name();
    }

    private static string Row(string name, IEnumerable<string> cells) =>
        $"{name, -26}{string.Concat(cells.Select(cell => $" {cell, -11}"))}".TrimEnd() + "\n";

    private static Bench Of(AgentPhase phase)
    {
        var bench = Bench.Of(Watched with { Probe = null });
        if (phase == AgentPhase.Waiting)
        {
            bench.Started().Take(new NeedsChanged(Needs(areMet: false)));
        }

        return bench.In(phase);
    }

    private static LaunchEnded Launch(Bench bench, LaunchOutcome outcome) =>
        new(bench.State.Incarnation, Outcome(outcome));
}
