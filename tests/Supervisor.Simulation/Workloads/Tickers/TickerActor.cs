using Supervisor.Actors;
using Supervisor.Actors.Timing;

namespace Supervisor.Simulation.Workloads.Tickers;

internal abstract record TickerMessage;

/// <param name="SetBy">The incarnation that set the timer.</param>
internal sealed record Tick(int SetBy) : TickerMessage;

internal sealed record FailNow : TickerMessage;

/// <summary>Sets timers of random lengths and fails now and then; a tick of an incarnation that is gone must not come.</summary>
internal sealed class TickerActor(
    Func<IActorContext<TickerMessage>, ITimers<TickerMessage>> timers,
    Action<int, int> onTick
) : Actor<TickerMessage>
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);

    private ITimers<TickerMessage>? _timers;

    protected override void PreStart()
    {
        SetAgain("short", 0.1);
        SetAgain("long", 1);
    }

    protected override void Receive(TickerMessage message)
    {
        if (message is not Tick tick)
        {
            throw new PoisonException();
        }

        onTick(tick.SetBy, Context.Incarnation);
        SetAgain("short", 0.1);
        SetAgain("long", 1);
    }

    private void SetAgain(string key, double share) =>
        (_timers ??= timers(Context)).Once(key, Longest * share * Context.Chance(), new Tick(Context.Incarnation));
}
