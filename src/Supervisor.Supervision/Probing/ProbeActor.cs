using Supervisor.Actors;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Ports.Probing;
using Supervisor.Supervision.Probing.Observing;

namespace Supervisor.Supervision.Probing;

/// <summary>
/// Asks one program again and again whether it works, and tells its agent when that has changed. What fails is first told to
/// the observer, which knows what the other probes see.
/// </summary>
internal sealed class ProbeActor(
    ProbeOrder order,
    IProber prober,
    ActorRef<ObserverMessage> observer,
    ActorRef<AgentMessage> agent
) : Actor<ProbeMessage>
{
    private static readonly object NextTry = new();

    private ProbeState _state = null!;

    private ProbeMoment Moment => new(Context.Now, Context.WallClock);

    internal static Props<ProbeMessage> Props(
        ProbeOrder order,
        IProber prober,
        ActorRef<ObserverMessage> observer,
        ActorRef<AgentMessage> agent
    ) => Actors.Props.Of(() => new ProbeActor(order, prober, observer, agent));

    protected override void PreStart()
    {
        _state = ProbeRules.Begin(order, Context.Now, Context.Chance());
        Schedule();
    }

    protected override void Receive(ProbeMessage message)
    {
        switch (message)
        {
            case TryDue:
                Try();
                break;
            case TryEnded ended:
                OnEnd(ended.Answer);
                break;
            case ObserverJudged judged:
                _state = ProbeRules.Hear(_state, judged.IsSuspect);
                Speak();
                break;
            case RepeatVerdict when _state.Said is { } said:
                Tell(said);
                break;
            case DescribeProbe describe:
                describe.ReplyTo.Tell(Description());
                break;
        }
    }

    private void Try()
    {
        _state = ProbeRules.Try(order, _state, Moment);
        Context.PipeToSelf(
            prober.ProbeAsync(order.Definition, order.Probe.Target, order.Probe.Timeout),
            answer => new TryEnded(answer),
            fault =>
                throw new InvalidOperationException($"The {ProbeText.Name(order)} broke its promise to answer.", fault)
        );
    }

    private void OnEnd(ProbeAnswer answer)
    {
        _state = ProbeRules.End(order, _state, answer, Moment, Context.Chance());
        observer.Tell(new TryReported(order.Id, ProbeRules.Testimony(order, _state), Self));
        // Bad news waits for the observer's answer: it may be the observer that is ill.
        if (answer.Passed)
        {
            Speak();
        }

        Schedule();
    }

    private void Speak()
    {
        if (ProbeRules.NewWord(order, _state) is { } word)
        {
            _state = _state with { Said = word };
            Tell(word);
        }
    }

    private void Tell(ProbeWord word)
    {
        var reason = $"Its {ProbeText.Sentence(order, _state, Context.WallClock)}.";
        agent.Tell(new ProbeJudged(order.Incarnation, order.IsLiveness, word.Passes, reason, word.IsSuspect));
    }

    private void Schedule() =>
        Context.Timers.Once(NextTry, ProbePace.Max(_state.NextTry - Context.Now, TimeSpan.Zero), new TryDue());

    private ProbeDescription Description() =>
        new(
            ProbeText.Sentence(order, _state, Context.WallClock),
            _state.Passes,
            _state.Failures,
            _state.FailingSince,
            _state.LastReason,
            _state.LastTry
        );
}
