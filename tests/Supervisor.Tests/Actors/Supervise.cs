using Supervisor.Actors.Restarts;
using Supervisor.Actors.Strategies;

namespace Supervisor.Tests.Actors;

/// <summary>Strategies that the tests of supervision use.</summary>
internal static class Supervise
{
    internal static BackoffPolicy AtOnce { get; } = new(TimeSpan.Zero, TimeSpan.Zero, 0);

    /// <summary>Restarts at once, as often as asked for, all within one endless window.</summary>
    internal static RestartPolicy Times(int max) => new(max, TimeSpan.FromDays(1000), AtOnce, TimeSpan.FromDays(1000));

    /// <summary>Every restart, the first one too but for it being at once, comes after this time.</summary>
    internal static RestartPolicy After(TimeSpan delay) =>
        Times(1000) with
        {
            Backoff = new BackoffPolicy(delay, delay, 0),
        };

    internal static SupervisionStrategy By(Directive directive, StrategyKind kind = StrategyKind.OneForOne) =>
        new()
        {
            Kind = kind,
            Decide = _ => directive,
            Restarts = Times(1000),
        };
}
