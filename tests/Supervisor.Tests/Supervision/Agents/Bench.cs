using System.Collections.Immutable;
using System.Text.Json;
using Shouldly;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Events;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Agents.Rules;
using Supervisor.Supervision.Agents.Signals;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Effects;
using Supervisor.Supervision.EventSourcing;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Time;
using static Supervisor.Tests.Supervision.Agents.Agents;

namespace Supervisor.Tests.Supervision.Agents;

/// <summary>The rules of one agent, played without its actor: each message is decided on and what happened is applied.</summary>
internal sealed class Bench
{
    private static readonly AgentRules Rules = new();

    private readonly List<AgentEvent> _history = [];
    private HybridTime _time;

    internal AgentState State { get; private set; } = Rules.Initial;

    internal AgentFacts Facts { get; set; } = AgentFacts.None;

    internal TimeSpan Now { get; private set; } = TimeSpan.FromHours(1);

    internal string Boot { get; private set; } = "boot";

    internal double Chance { get; set; }

    internal string? Refusal { get; private set; }

    internal IReadOnlyList<AgentEvent> History => _history;

    internal BootMoment Moment => new(Boot, Now);

    internal AgentSnapshot Snapshot => AgentSnapshots.Of(Address, State, Facts, _time);

    internal AgentPhase Phase => State.Phase;

    /// <summary>One that is to run, has looked at what runs, and has all it needs.</summary>
    internal static Bench Of(AgentDefinition definition)
    {
        var bench = new Bench();
        bench.Take(new TakeOrders(Run(definition)));
        bench.Take(new DependentsChanged([]));
        bench.Take(new WorkloadMissing("none"));
        bench.Take(new NeedsChanged(Needs(areMet: true)));
        return bench;
    }

    internal ImmutableArray<AgentEvent> Take(AgentMessage message)
    {
        var informed = FactRules.Informed(message, State, Facts);
        Facts = informed.Facts;
        _time = _time.Next();
        var decision = Rules.Decide(State, informed, new Moment(_time, Moment, Chance));
        Refusal = decision.Refusal;
        foreach (var happened in decision.Events)
        {
            State = Rules.Apply(State, happened);
            Facts = happened is AgentStartIntended ? FactRules.AfterStart(Facts) : Facts;
            _history.Add(happened);
        }

        return decision.Events;
    }

    internal Bench After(TimeSpan time)
    {
        Now += time;
        return this;
    }

    internal ImmutableArray<AgentEvent> Order(AgentOrders orders)
    {
        var happened = Take(new TakeOrders(orders));
        return
        [
            .. happened,
            .. Take(new DependentsChanged([])),
            .. Facts.Needs is null ? Take(new NeedsChanged(Needs(true))) : [],
        ];
    }

    internal ImmutableArray<AgentEvent> Hold(string? hold) => Order(Facts.Orders! with { Hold = hold });

    internal Bench Started()
    {
        Take(
            new LaunchEnded(
                State.Incarnation,
                Outcome<LaunchOutcome>(new LaunchOutcome.There(Running(State.Incarnation)))
            )
        );
        Phase.ShouldBe(AgentPhase.Running);
        return this;
    }

    internal Bench BecomeReady()
    {
        Take(Says(Ready()));
        Phase.ShouldBe(AgentPhase.Ready);
        return this;
    }

    internal ImmutableArray<AgentEvent> Exit(WorkloadExit? exit = null) =>
        Take(new WorkloadSeen(Ended(State.Incarnation, exit ?? Agents.Exit(1))) { Kind = Facts.Runtime });

    internal ImmutableArray<AgentEvent> Passes(AgentDeadline deadline) =>
        Take(new DeadlinePassed(State.Incarnation, deadline));

    /// <summary>Runs until it fails, and is given all the time it needs between.</summary>
    internal Bench FailUntil(AgentPhase phase)
    {
        for (var i = 0; i < 20 && Phase != phase; i++)
        {
            if (Phase == AgentPhase.Backoff)
            {
                After(State.RestartDue is { } due ? Moment.Until(due) : TimeSpan.Zero).Passes(AgentDeadline.Backoff);
            }

            if (Phase == AgentPhase.Starting)
            {
                Started().Exit();
            }
        }

        Phase.ShouldBe(phase);
        return this;
    }

    /// <summary>The daemon was started anew: of what it knew only the journal is left, as it is stored.</summary>
    internal Bench Restart()
    {
        var replayed = _history.Select(Stored).Aggregate(Rules.Initial, Rules.Apply);
        Json(replayed).ShouldBe(Json(State), "What the events say is all that there is.");
        State = Restored(replayed);
        Facts = AgentFacts.None;
        Take(new AgentRecovered());
        return this;
    }

    internal void Reboot(string boot) => (Boot, Now) = (boot, TimeSpan.FromSeconds(5));

    internal Bench In(AgentPhase phase)
    {
        switch (phase)
        {
            case AgentPhase.Starting:
                break;
            case AgentPhase.Waiting:
                Exit();
                break;
            case AgentPhase.Running:
                Started();
                break;
            case AgentPhase.Ready:
                Started().BecomeReady();
                break;
            case AgentPhase.NotReady:
                Started().BecomeReady().Take(Says(new AgentWord.NotReady("It is tired.")));
                break;
            case AgentPhase.Backoff or AgentPhase.Quarantined:
                FailUntil(phase);
                break;
            case AgentPhase.Stopping:
                Started().Take(Stop("stop-1"));
                break;
            case AgentPhase.Stopped:
                Started().Take(Stop("stop-1"));
                Exit(Killed(15, ExitCause.Stop));
                break;
            case AgentPhase.Completed:
                Started().Exit(Agents.Exit(0));
                break;
            case AgentPhase.Unknown:
                Take(new LaunchEnded(State.Incarnation, Open<LaunchOutcome>(EffectStatus.Unknown)));
                break;
        }

        return this;
    }

    internal static StartAgent Start(string id) => new(Id(id), "ann", null!);

    internal static StopAgent Stop(string id) => new(Id(id), "ann", null!);

    internal static RestartAgent RestartIt(string id) => new(Id(id), "ann", null!);

    internal static ReleaseAgent Release(string id) => new(Id(id), "ann", null!);

    internal static string Json(AgentState state) => JsonSerializer.Serialize(state, AgentJson.Default.AgentState);

    private static AgentEvent Stored(AgentEvent happened)
    {
        var encoded = AgentEvents.Codec.Encode(happened);
        return AgentEvents.Codec.Decode(encoded.Name, encoded.Schema, encoded.Payload.Span);
    }

    private static AgentState Restored(AgentState state) =>
        JsonSerializer.Deserialize(Json(state), AgentJson.Default.AgentState)!;
}
