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
        _lanes = system.SpawnService(Props.Of(() => new LaneKeeper(onLate, _gate)), "lanes");
    }

    /// <summary>
    /// Runs the effect when all earlier ones of the workload have ended. A time-out is answered
    /// <see cref="EffectStatus.Unknown"/>, and whoever waits behind it or comes later <see cref="EffectStatus.Blocked"/>,
    /// until it ends after all or <see cref="Resolve"/> is called: so nobody waits for what nobody looks after.
    /// </summary>
    public Task<EffectOutcome<TResult>> RunAsync<TResult>(string workload, TimeSpan timeout, Func<Task<TResult>> effect)
    {
        var outcome = new TaskCompletionSource<EffectOutcome<TResult>>(_completion);
        var run = new Effect<TResult>(workload, timeout, effect, outcome);
        if (_lanes.Tell(new RunEffect(run)) != TellResult.Accepted)
        {
            run.AnswerOpen(EffectStatus.Unknown, ticket: 0);
        }

        return outcome.Task;
    }

    /// <summary>Somebody has looked since the effect became unknown, and knows what it did.</summary>
    public void Resolve(string workload, long ticket) => _lanes.Tell(new ResolveEffect(workload, ticket));

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
