using Supervisor.Supervision.Ports.Probing;
using Supervisor.Supervision.Probing;

namespace Supervisor.Tests.Supervision.Probing;

/// <summary>A probe without an actor: tries when it is time, and keeps what it would have said.</summary>
internal sealed class ProbeRun
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly ProbeOrder _order;
    private readonly double _chance;

    internal ProbeRun(ProbeOrder order, double chance = 0.5)
    {
        (_order, _chance) = (order, chance);
        State = ProbeRules.Begin(order, TimeSpan.Zero, chance);
    }

    internal ProbeState State { get; private set; }

    internal TimeSpan Now { get; private set; }

    /// <summary>When each try began.</summary>
    internal List<TimeSpan> Tries { get; } = [];

    internal List<(TimeSpan At, ProbeWord Word)> Words { get; } = [];

    internal DateTimeOffset WallClock => Noon + Now;

    internal bool? Testimony => ProbeRules.Testimony(_order, State);

    internal string Sentence => ProbeText.Sentence(_order, State, WallClock);

    internal void Pass(TimeSpan lasting = default) => Try(ProbeAnswer.Ok, lasting);

    internal void Fail(string reason = ProbeAnswer.Refused, TimeSpan lasting = default) =>
        Try(ProbeAnswer.Failed(reason), lasting);

    /// <summary>Fails every try that begins before the moment.</summary>
    internal void FailUntil(TimeSpan moment)
    {
        while (State.NextTry < moment)
        {
            Fail();
        }
    }

    internal void Hear(bool isSuspect)
    {
        State = ProbeRules.Hear(State, isSuspect);
        Speak();
    }

    private void Try(ProbeAnswer answer, TimeSpan lasting)
    {
        Now = State.NextTry;
        Tries.Add(Now);
        State = ProbeRules.Try(_order, State, new ProbeMoment(Now, WallClock));
        Now += lasting;
        State = ProbeRules.End(_order, State, answer, new ProbeMoment(Now, WallClock), _chance);
        Speak();
    }

    private void Speak()
    {
        if (ProbeRules.NewWord(_order, State) is { } word)
        {
            State = State with { Said = word };
            Words.Add((Now, word));
        }
    }
}
