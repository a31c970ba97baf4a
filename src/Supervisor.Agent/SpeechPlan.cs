using Supervisor.AgentLibrary.Sending;
using Supervisor.AgentLibrary.Words;

namespace Supervisor.AgentLibrary;

/// <summary>
/// What is to be said next, and when: the last word that holds, until it has arrived, and heartbeats between. Times are
/// monotonic. Not safe for several threads at once.
/// </summary>
internal sealed class SpeechPlan
{
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LastRetry = TimeSpan.FromSeconds(5);

    private TimeSpan _retryAfter = FirstRetry;
    private TimeSpan _retryAt;
    private TimeSpan _beatAt;

    /// <summary>Null: none are sent.</summary>
    public TimeSpan? Interval { get; private set; }

    public Word? Last { get; private set; }

    /// <summary>The last word has not arrived, or has to be said again.</summary>
    public bool IsDue { get; private set; }

    public void Say(Word word)
    {
        (Last, IsDue, _retryAfter) = (word, true, FirstRetry);
    }

    public void BeatEvery(TimeSpan? interval, TimeSpan now) => (Interval, _beatAt) = (interval, now);

    /// <summary>When there is something to do; null: never, as things are.</summary>
    public TimeSpan? NextAt =>
        IsDue ? _retryAt
        : Interval is null ? null
        : _beatAt;

    public void Said(Word word, Verdict verdict, TimeSpan now)
    {
        Beaten(now);
        if (ReferenceEquals(word, Last))
        {
            IsDue = verdict is not (Verdict.Taken or Verdict.Refused);
            PlanRetry(now);
        }
    }

    /// <summary>A word that means something only now was sent: who was not there may come back without the last one.</summary>
    public void Passed(Verdict verdict, TimeSpan now)
    {
        Beaten(now);
        if (verdict is Verdict.Away or Verdict.Unreachable && Last is not null)
        {
            IsDue = true;
            PlanRetry(now);
        }
    }

    private void Beaten(TimeSpan now) => _beatAt = now + Interval.GetValueOrDefault();

    private void PlanRetry(TimeSpan now)
    {
        _retryAt = now + _retryAfter;
        var doubled = _retryAfter * 2;
        _retryAfter =
            !IsDue ? FirstRetry
            : doubled < LastRetry ? doubled
            : LastRetry;
    }
}
