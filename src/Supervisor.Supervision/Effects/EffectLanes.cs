using Supervisor.Actors;
using Supervisor.Actors.Systems;

namespace Supervisor.Supervision.Effects;

/// <summary>A lane for every workload of a node, made when it is first needed.</summary>
public sealed class EffectLanes
{
    private readonly ActorRef<LaneMessage> _lanes;
    private readonly TaskCreationOptions _completion;
    private readonly LaneGate _gate = new();

    /// <param name="system">The lanes stand at its top, beside the supervisors and not below them.</param>
    /// <param name="completion">How the tasks that answer run their continuations.</param>
    /// <param name="onLate">Told in a lane's turn; it must only pass on.</param>
    public EffectLanes(ActorSystem system, TaskCreationOptions completion, Action<LateEffect> onLate)
    {
        _completion = completion;
        _lanes = system.Spawn(Props.Of(() => new LaneKeeper(onLate, _gate)), "lanes");
    }

    /// <summary>
    /// Runs the effect when all earlier ones of the workload have ended or were resolved. A time-out is answered
    /// <see cref="EffectStatus.Unknown"/> and blocks the lane until the effect ends or <see cref="Resolve"/> is called.
    /// </summary>
    public Task<EffectOutcome<TResult>> RunAsync<TResult>(string workload, TimeSpan timeout, Func<Task<TResult>> effect)
    {
        var outcome = new TaskCompletionSource<EffectOutcome<TResult>>(_completion);
        var told = _lanes.Tell(new RunEffect(new Effect<TResult>(workload, timeout, effect, outcome)));
        if (told != TellResult.Accepted)
        {
            outcome.SetResult(new EffectOutcome<TResult>(EffectStatus.Unknown, default, null));
        }

        return outcome.Task;
    }

    public void Resolve(string workload) => _lanes.Tell(new ResolveEffect(workload));

    /// <summary>
    /// Nothing more is started, at once and for good: this process must not act any longer. What waits, and what comes
    /// later, is answered <see cref="EffectStatus.Unknown"/>; what runs already cannot be called back.
    /// </summary>
    public void Close()
    {
        _gate.Close();
        _lanes.Tell(new CloseLanes());
    }
}
