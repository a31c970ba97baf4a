using System.Collections.Immutable;
using Supervisor.Actors.Restarts;
using Supervisor.Actors.Strategies;
using Supervisor.Actors.Systems;

namespace Supervisor.Actors.Cells.Failures;

/// <summary>
/// A parent's answer to the failure of a child, the same code for every kind of strategy: the kind only says which
/// children are meant and whose history counts.
/// </summary>
internal sealed class FailureHandling(Cell parent, Children children)
{
    private readonly Queue<Signal> _held = [];
    private RestartHistory _shared = RestartHistory.Empty;

    private IActorSystemObserver Observer => parent.System.Observer;

    /// <summary>While the parent itself waits for a verdict its strategy, which is user code, does not run.</summary>
    internal void Hold(Signal signal) => _held.Enqueue(signal);

    internal void ReleaseHeld()
    {
        // An answer may fail the parent again; what is left is then held anew.
        for (var count = _held.Count; count > 0; count--)
        {
            _held.Dequeue().Apply(parent);
        }
    }

    /// <summary>All children are being stopped; what was held has no answer any more, but is not kept secret.</summary>
    internal void Forget()
    {
        foreach (var failed in _held.OfType<ChildFailedSignal>())
        {
            ReportWhileStopping(failed.Failure);
        }

        _held.Clear();
        _shared = RestartHistory.Empty;
    }

    internal void Answer(ChildFailure failure)
    {
        var child = failure.Child;
        if (child.Supervised.Incarnation != failure.Incarnation)
        {
            return;
        }

        if (!child.Siblings.AreLinked || child.Supervised.StopIsOrdered)
        {
            ReportWhileStopping(failure);
            return;
        }

        try
        {
            Decide(failure, parent.Strategy);
        }
        catch (Exception cause)
        {
            // A strategy that throws leaves the child without a verdict, so its fate is bound to the parent's.
            Report(failure, Directive.Escalate, TimeSpan.Zero);
            parent.Life.Fail(cause, culprit: failure);
        }
    }

    /// <summary>The parent had failed with the child's failure and goes on; so shall the child.</summary>
    internal void Forgive(ChildFailure failure)
    {
        if (failure.HadStarted)
        {
            failure.Child.Send(new ResumeSignal(forgives: true));
            return;
        }

        // It has nothing to go on with.
        Report(failure, Directive.Stop, TimeSpan.Zero);
        failure.Child.OrderStop();
    }

    private void Decide(ChildFailure failure, SupervisionStrategy strategy)
    {
        var directive = strategy.Decide(failure.Cause);
        if (directive == Directive.Resume && !failure.HadStarted)
        {
            // There is nothing to go on with, so it has to be made again.
            directive = Directive.Restart;
        }

        var delay = TimeSpan.Zero;
        if (directive == Directive.Restart)
        {
            var verdict = NextRestart(failure.Child, strategy);
            directive = verdict.Granted ? Directive.Restart : strategy.OnExhausted;
            delay = verdict.Delay;
        }

        Report(failure, directive, delay);
        Carry(directive, failure, strategy.Kind, delay);
    }

    private void Report(ChildFailure failure, Directive directive, TimeSpan delay) =>
        Observer.OnFailure(new ActorFailure(failure.Child.Path, failure.Incarnation, failure.Cause, directive, delay));

    private void ReportWhileStopping(ChildFailure failure) =>
        Observer.OnFailureWhileStopping(failure.Child.Path, failure.Cause);

    private RestartVerdict NextRestart(Cell child, SupervisionStrategy strategy)
    {
        var isAlone = strategy.Kind == StrategyKind.OneForOne;
        var history = isAlone ? child.Supervised.History ?? RestartHistory.Empty : _shared;
        var verdict = strategy.Limit(strategy.Restarts, history, parent.Deadlines.Now, parent.System.Chance.Next());
        if (isAlone)
        {
            child.Supervised.History = verdict.History;
        }
        else
        {
            _shared = verdict.History;
        }

        return verdict;
    }

    private void Carry(Directive directive, ChildFailure failure, StrategyKind kind, TimeSpan delay)
    {
        switch (directive)
        {
            case Directive.Resume:
                failure.Child.Send(new ResumeSignal(forgives: true));
                break;
            case Directive.Restart:
                Restart(failure, kind, delay);
                break;
            case Directive.Stop:
                foreach (var child in Affected(failure.Child, kind))
                {
                    child.OrderStop();
                }

                break;
            default:
                parent.Life.Fail(failure.Cause, culprit: failure);
                break;
        }
    }

    private void Restart(ChildFailure failure, StrategyKind kind, TimeSpan delay)
    {
        var affected = Affected(failure.Child, kind).Where(child => !child.Supervised.StopIsOrdered).ToImmutableArray();
        foreach (var child in affected)
        {
            child.Supervised.Incarnation++;
            child.Supervised.RestartIsPlanned = true;
            if (child != failure.Child)
            {
                child.Send(new SuspendSignal());
            }
        }

        var plan = new PlannedRestart(parent, [.. affected.Select(c => (c, c.Supervised.Incarnation))], failure.Cause);
        if (delay > TimeSpan.Zero)
        {
            parent.Deadlines.Schedule(plan, delay);
        }
        else
        {
            plan.Carry();
        }
    }

    private IEnumerable<Cell> Affected(Cell failed, StrategyKind kind) =>
        kind switch
        {
            StrategyKind.AllForOne => Children.OldestFirst(children),
            StrategyKind.RestForOne => Children.From(failed),
            _ => [failed],
        };
}
