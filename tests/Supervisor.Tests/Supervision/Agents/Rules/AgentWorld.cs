using Shouldly;
using Supervisor.Actors.Restarts;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Events;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Effects;
using Supervisor.Supervision.Ports.Runtime;
using static Supervisor.Tests.Supervision.Agents.Agents;

namespace Supervisor.Tests.Supervision.Agents.Rules;

/// <summary>One agent, told whatever the steps say; after each it is held to what it promises.</summary>
internal sealed class AgentWorld
{
    private static readonly RestartPolicy Policy = RestartPolicy.Default with
    {
        Max = 3,
        Within = TimeSpan.FromMinutes(1),
    };

    private static readonly AgentDefinition First = Watched with
    {
        Probe = null,
        Speaks = false,
        Restart = Policy,
        Needs = [Need(LossRule.Restart)],
    };

    private static readonly AgentDefinition Second = First with
    {
        Hash = "two",
        FailsWithSiblings = true,
        Probe = Probed.Probe,
        Needs = [Need(LossRule.Stop)],
    };

    private readonly Bench _bench = new();
    private readonly AgentPromises _promises = new(Policy);
    private AgentDefinition _definition = First;
    private AgentOrders _orders = Run(First);
    private int _number;

    private AgentWorld() => _bench.Take(new AgentRecovered());

    internal static AgentWorld Of(IReadOnlyList<AgentStep> steps)
    {
        var world = new AgentWorld();
        foreach (var step in steps)
        {
            world.Play(step);
        }

        return world;
    }

    /// <summary>What is stored of it says all, and says it of any incarnation in its order.</summary>
    internal void CheckHistory()
    {
        AgentPromises.CheckOrder(_bench.History);
        _bench.Restart();
    }

    /// <summary>Everybody says the truth from now on, nobody wants it down, and nothing fails any more.</summary>
    internal void Mend()
    {
        Tell(new TakeOrders(_orders = Run(_definition)));
        Tell(new RuntimeChanged(null));
        Tell(new DependentsChanged([]));
        Tell(new NeedsChanged(Needs(areMet: true, _definition.Needs[0].OnLoss)));
        Tell(new WorkloadMissing("none"));
        foreach (var stray in _bench.Facts.Strays)
        {
            Tell(new WorkloadMissing(stray));
        }

        Tell(Bench.Start(NewId()));
        for (var i = 0; i < 12 && _bench.Phase != AgentPhase.Ready; i++)
        {
            Help();
        }

        _bench.Phase.ShouldBe(AgentPhase.Ready, $"{_bench.State}");
    }

    private void Play(AgentStep step)
    {
        switch (step)
        {
            case AgentStep.Time time:
                Pass(time.Span);
                break;
            case AgentStep.End end:
                End(end.IsOfMachine);
                break;
            case AgentStep.Orders orders:
                Order(orders.Kind);
                break;
            case AgentStep.Truth:
                Tell(Truth());
                break;
            default:
                Tell(MessageOf(step));
                break;
        }
    }

    private void Order(string kind)
    {
        _definition = kind == "redefine" ? Other(_definition) : _definition;
        _orders = kind switch
        {
            "run" or "redefine" => Run(_definition) with { Hold = _orders.Hold },
            "rest" => Rest(_definition),
            "remove" => Rest(null, AgentCauses.Removed),
            "freeze" => _orders with { Hold = AgentCauses.Frozen },
            "thaw" => _orders with { Hold = null },
            _ => _orders with { ExhaustedThrough = _bench.State.Failures },
        };
        Tell(new TakeOrders(_orders));
    }

    private static AgentDefinition Other(AgentDefinition definition) => definition == First ? Second : First;

    private AgentMessage MessageOf(AgentStep step) =>
        step switch
        {
            AgentStep.Command command => CommandOf(command.Kind),
            AgentStep.Surrounding surrounding => SurroundingOf(surrounding.Kind),
            AgentStep.Runtime runtime => RuntimeOf(runtime.Kind, Incarnation(runtime.Age)),
            AgentStep.Word word => Says(word.Said, Incarnation(word.Age)),
            AgentStep.Probe probe => new ProbeJudged(
                Incarnation(probe.Age),
                probe.IsLiveness,
                probe.Passes,
                "refused",
                probe.IsSuspect
            ),
            AgentStep.Deadline deadline => new DeadlinePassed(Incarnation(deadline.Age), (AgentDeadline)deadline.Which),
            _ => throw new ArgumentOutOfRangeException(nameof(step)),
        };

    private AgentMessage CommandOf(string kind) =>
        kind switch
        {
            "start" => Bench.Start(NewId()),
            "stop" => Bench.Stop(NewId()),
            "restart" => Bench.RestartIt(NewId()),
            _ => Bench.Release(NewId()),
        };

    private AgentMessage SurroundingOf(string kind)
    {
        var onLoss = _definition.Needs[0].OnLoss;
        return kind switch
        {
            "needs met" => new NeedsChanged(Needs(areMet: true, onLoss)),
            "needs lost" => new NeedsChanged(Needs(areMet: false, onLoss)),
            "need unknown" => new NeedsChanged(Needs(areMet: false, onLoss, isKnown: false)),
            "dependents up" => new DependentsChanged([Dependent]),
            "dependents down" => new DependentsChanged([]),
            "runtime lost" => new RuntimeChanged("There is no guard."),
            _ => new RuntimeChanged(null),
        };
    }

    private static AgentMessage RuntimeOf(string kind, string incarnation) =>
        kind switch
        {
            "there" => Launch(incarnation, Outcome<LaunchOutcome>(new LaunchOutcome.There(Running(incarnation)))),
            "failed" => Launch(incarnation, Outcome<LaunchOutcome>(new LaunchOutcome.Failed(Error("no such file")))),
            "unknown" => Launch(incarnation, Open<LaunchOutcome>(EffectStatus.Unknown)),
            "blocked" => Launch(incarnation, Open<LaunchOutcome>(EffectStatus.Blocked)),
            "running" => new WorkloadSeen(Running(incarnation)),
            "exit 0" => new WorkloadSeen(Ended(incarnation, Exit(0))),
            "exit 1" => new WorkloadSeen(Ended(incarnation, Exit(1))),
            "killed" => new WorkloadSeen(Ended(incarnation, Killed(9))),
            "reboot" => new WorkloadSeen(Ended(incarnation, Killed(9, ExitCause.Reboot))),
            _ => new WorkloadMissing(incarnation),
        };

    private static LaunchEnded Launch(string incarnation, EffectOutcome<LaunchOutcome> outcome) =>
        new(incarnation, outcome);

    private string Incarnation(int age)
    {
        var starts = _bench.History.OfType<AgentStartIntended>().Select(start => start.Incarnation).ToList();
        return age switch
        {
            < 0 => $"{_bench.State.Starts + 1}-{1:x8}",
            _ when _bench.State.Incarnation.Length == 0 => "none",
            0 => _bench.State.Incarnation,
            _ => starts.Count > age ? starts[^(age + 1)] : "0-00000000",
        };
    }

    private void Tell(AgentMessage message)
    {
        var before = _bench.State;
        var events = _bench.Take(message);
        _promises.Check(before, message, events, _bench);
        _bench
            .Take(new RuntimeChanged(_bench.Facts.RuntimeProblem))
            .ShouldBeEmpty($"After {message} all that follows had happened: {_bench.State}");
    }

    private void Pass(TimeSpan time)
    {
        _promises.Pass(time);
        _bench.After(time);
        Tell(new RuntimeChanged(_bench.Facts.RuntimeProblem));
    }

    private void End(bool isOfMachine)
    {
        if (isOfMachine)
        {
            _bench.Reboot($"boot-{++_number}");
        }

        _bench.Restart();
        _bench.Snapshot.IsReady.ShouldBeFalse("Nobody has looked yet.");
        Tell(new TakeOrders(_orders));
    }

    private void Help()
    {
        Pass(TimeSpan.FromSeconds(40));
        Tell(
            _bench.Phase switch
            {
                AgentPhase.Quarantined => Bench.Release(NewId()),
                AgentPhase.Stopped => Bench.Start(NewId()),
                _ => Truth(),
            }
        );
        Tell(new ProbeJudged(_bench.State.Incarnation, IsLiveness: false, Passes: true, "", IsSuspect: false));
    }

    private AgentMessage Truth()
    {
        var incarnation = _bench.State.Incarnation;
        return _bench.Phase switch
        {
            AgentPhase.Starting or AgentPhase.Unknown => new WorkloadSeen(Running(incarnation)),
            AgentPhase.Stopping when !_bench.Facts.HaveDependentsStopped => new DependentsChanged([]),
            AgentPhase.Stopping => new WorkloadSeen(Ended(incarnation, Killed(15, ExitCause.Stop))),
            AgentPhase.Backoff when _bench.State.IsGroupsTurn => Bench.Start(NewId()),
            AgentPhase.Running or AgentPhase.NotReady => Says(Ready()),
            _ when !_bench.Facts.Strays.IsEmpty => new WorkloadMissing(_bench.Facts.Strays[0]),
            _ when !_bench.Facts.HasLooked => new WorkloadMissing("none"),
            _ when _bench.Facts.RuntimeProblem is not null => new RuntimeChanged(null),
            _ when _bench.Facts.Needs is not { AreMet: true } => SurroundingOf("needs met"),
            _ => new DependentsChanged([]),
        };
    }

    private string NewId() => $"id-{++_number}";
}
