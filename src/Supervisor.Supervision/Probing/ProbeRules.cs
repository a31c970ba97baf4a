using Supervisor.Supervision.Ports.Probing;

namespace Supervisor.Supervision.Probing;

/// <summary>
/// When a probe tries, what its tries count for, and when it has something to say.
/// <para>
/// Tries that count come an interval apart, the first one an interval after the start, as Compose does it for its health
/// checks: so many of them failing in a row are a verdict, and one pass is the other. Until a readiness probe has passed for
/// the first time it looks more often in between, so that readiness is seen at once; such a look can only pass.
/// </para>
/// </summary>
internal static class ProbeRules
{
    internal static ProbeState Begin(ProbeOrder order, TimeSpan now, double chance)
    {
        var spread = order.AlreadyRunning > TimeSpan.Zero ? ProbePace.Spread(order.Probe, chance) : TimeSpan.Zero;
        var first = now + spread;
        var beat = ProbePace.Max(first, now - order.AlreadyRunning + ProbePace.Interval(order.Probe, chance));
        return new ProbeState
        {
            Started = now - order.AlreadyRunning,
            IsAdopted = order.AlreadyRunning > TimeSpan.Zero,
            NextTry = order.IsLiveness ? beat : first,
            NextBeat = beat,
            LookDelay = ProbePace.Min(ProbePace.FirstLookDelay, ProbePace.LongestLook(order.Probe)),
        };
    }

    /// <summary>A try begins.</summary>
    internal static ProbeState Try(ProbeOrder order, ProbeState state, ProbeMoment moment) =>
        state with
        {
            IsBeat = moment.Now >= state.NextBeat,
            IsInStartPeriod = moment.Now - state.Started < order.Probe.StartPeriod,
            LastTry = moment.WallClock,
        };

    /// <summary>The try has ended.</summary>
    internal static ProbeState End(
        ProbeOrder order,
        ProbeState state,
        ProbeAnswer answer,
        ProbeMoment moment,
        double chance
    ) => Schedule(order, answer.Passed ? Pass(state) : Fail(order, state, answer.Reason, moment), moment.Now, chance);

    /// <summary>
    /// The observer says whether it is suspected. When it is not any more, what failed meanwhile may have been its fault and
    /// counts for nothing: the agent is judged anew, by as many tries as any other time.
    /// </summary>
    internal static ProbeState Hear(ProbeState state, bool isSuspect)
    {
        var isCleared = state.IsObserverSuspect && !isSuspect;
        return state with { IsObserverSuspect = isSuspect, Counted = isCleared ? 0 : state.Counted };
    }

    /// <summary>What the agent has to be told now; null: nothing that it was not told.</summary>
    internal static ProbeWord? NewWord(ProbeOrder order, ProbeState state)
    {
        var word = state switch
        {
            { Passes: true } => ProbeWord.Passing,
            { Passes: false } when state.Counted >= order.Probe.Retries => new ProbeWord(
                false,
                state.IsObserverSuspect
            ),
            _ => (ProbeWord?)null,
        };
        // A word that was said in good faith is not taken back: what was to be done upon it is being done.
        var isSaid =
            word is null || word == state.Said || (word is { IsSuspect: true } && state.Said is { Passes: false });
        return isSaid ? null : word;
    }

    /// <summary>
    /// What the last try says of the observer: null when it says nothing, because nobody has reason to expect that it would
    /// pass by now.
    /// </summary>
    internal static bool? Testimony(ProbeOrder order, ProbeState state)
    {
        var isExpected = state.HasPassed || order.IsLiveness || state.IsAdopted;
        return state.Failures == 0 ? true
            : isExpected && state.Counted > 0 ? false
            : state.HasPassed ? true
            : null;
    }

    private static ProbeState Pass(ProbeState state) =>
        state with
        {
            HasPassed = true,
            Passes = true,
            Failures = 0,
            Counted = 0,
            FailingSince = null,
            LastReason = "",
        };

    private static ProbeState Fail(ProbeOrder order, ProbeState state, string reason, ProbeMoment moment)
    {
        var counts = state.IsBeat && !state.IsInStartPeriod;
        var counted = counts ? state.Counted + 1 : state.Counted;
        return state with
        {
            Failures = state.Failures + 1,
            Counted = counted,
            FailingSince = state.FailingSince ?? moment.WallClock,
            HasOneReason = state.Failures == 0 || (state.HasOneReason && state.LastReason == reason),
            LastReason = reason,
            Passes = counted >= order.Probe.Retries ? false : state.Passes,
        };
    }

    private static ProbeState Schedule(ProbeOrder order, ProbeState state, TimeSpan now, double chance)
    {
        var isNextDue = state.IsBeat || state.HasPassed;
        var beat = isNextDue ? now + ProbePace.Interval(order.Probe, chance) : ProbePace.Max(now, state.NextBeat);
        if (state.HasPassed || order.IsLiveness)
        {
            return state with { NextBeat = beat, NextTry = beat };
        }

        return state with
        {
            NextBeat = beat,
            NextTry = ProbePace.Min(beat, now + state.LookDelay),
            LookDelay = ProbePace.Min(state.LookDelay * 2, ProbePace.LongestLook(order.Probe)),
        };
    }
}
