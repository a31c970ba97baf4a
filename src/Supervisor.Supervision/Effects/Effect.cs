using Supervisor.Actors;

namespace Supervisor.Supervision.Effects;

/// <summary>One act on the outside, on its way through a lane that knows nothing of what it is.</summary>
internal abstract class Effect(string workload, TimeSpan timeout)
{
    internal string Workload => workload;

    internal TimeSpan Timeout => timeout;

    /// <summary>Starts it; the callback runs in the lane's turn when it has ended.</summary>
    internal abstract void Start(IActorContext<LaneMessage> lane, Action onEnd);

    /// <summary>Answers who asked: it has ended.</summary>
    internal abstract void AnswerEnd();

    /// <summary>Answers who asked: nobody can say, or it was never started.</summary>
    internal abstract void AnswerOpen(EffectStatus status, long ticket);

    /// <summary>What it brought about after nobody waited for it any more.</summary>
    internal abstract LateEffect Late();
}
