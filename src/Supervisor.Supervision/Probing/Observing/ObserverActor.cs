using Supervisor.Actors;

namespace Supervisor.Supervision.Probing.Observing;

/// <summary>
/// Hears of every try of every probe of a node, and tells them all when their common point of view is not to be trusted.
/// It keeps nothing: after a restart it has learnt everything again within an interval.
/// </summary>
internal sealed class ObserverActor(ObserverLimits limits) : Actor<ObserverMessage>
{
    private readonly Dictionary<ProbeId, ActorRef<ProbeMessage>> _probes = [];
    private readonly HashSet<ActorRef<ObserverDescription>> _followers = [];
    private ObserverState _state = ObserverState.Initial;

    private ProbeMoment Moment => new(Context.Now, Context.WallClock);

    protected override void Receive(ObserverMessage message)
    {
        switch (message)
        {
            case TryReported report:
                OnReport(report);
                break;
            case ProbeGone gone:
                _probes.Remove(gone.Id);
                Take(gone.Id, passes: null);
                break;
            case FollowObserver follow:
                Follow(follow.Follower);
                break;
            case FollowerGone gone:
                _followers.Remove(gone.Follower);
                break;
            case DescribeObserver describe:
                describe.ReplyTo.Tell(_state.Description);
                break;
        }
    }

    private void OnReport(TryReported report)
    {
        if (_probes.TryAdd(report.Id, report.Probe))
        {
            Context.WatchWith(report.Probe, new ProbeGone(report.Id));
        }

        Take(report.Id, report.Passes);
        // Who passes has nothing to wait for.
        if (report.Passes != true)
        {
            report.Probe.Tell(new ObserverJudged(_state.IsSuspected));
        }
    }

    private void Take(ProbeId probe, bool? passes)
    {
        var was = _state.IsSuspected;
        _state = ObserverRules.Report(_state, limits, probe, passes, Moment);
        if (_state.IsSuspected != was)
        {
            TellAll();
        }
    }

    private void TellAll()
    {
        foreach (var probe in _probes.Values)
        {
            probe.Tell(new ObserverJudged(_state.IsSuspected));
        }

        foreach (var follower in _followers)
        {
            follower.Tell(_state.Description);
        }
    }

    private void Follow(ActorRef<ObserverDescription> follower)
    {
        if (_followers.Add(follower))
        {
            Context.WatchWith(follower, new FollowerGone(follower));
        }

        follower.Tell(_state.Description);
    }
}
