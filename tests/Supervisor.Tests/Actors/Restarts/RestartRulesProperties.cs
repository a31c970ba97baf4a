using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Supervisor.Actors.Restarts;
using Xunit;

namespace Supervisor.Tests.Actors.Restarts;

public sealed class RestartRulesProperties
{
    private static readonly Gen<double> Chances = Gen.Choose(0, 999).Select(static thousandth => thousandth / 1000.0);

    private static readonly Gen<BackoffPolicy> Backoffs =
        from min in Gen.Choose(0, 5_000)
        from cap in Gen.Choose(0, 60_000)
        from jitter in Gen.Choose(0, 100)
        select new BackoffPolicy(TimeSpan.FromMilliseconds(min), TimeSpan.FromMilliseconds(cap), jitter / 100.0);

    private static readonly Gen<RestartPolicy> Policies =
        from max in Gen.Choose(0, 5)
        from within in Gen.Choose(1, 100_000)
        from backoff in Backoffs
        from healthy in Gen.Choose(1, 50_000)
        select new RestartPolicy(max, TimeSpan.FromMilliseconds(within), backoff, TimeSpan.FromMilliseconds(healthy));

    /// <summary>Failure times, as gaps: bursts, steady failures and long silences.</summary>
    private static readonly Gen<List<Failure>> Failures = (
        from gap in Gen.OneOf(Gen.Choose(0, 10), Gen.Choose(0, 5_000), Gen.Choose(0, 200_000))
        from chance in Chances
        select new Failure(TimeSpan.FromMilliseconds(gap), chance)
    ).ListOf();

    [Fact]
    public void Grants_InAnyWindow_NeverExceedTheLimitAndNeverFallShortOfIt() =>
        Property.Holds(
            Cases(),
            static run =>
            {
                var granted = new List<TimeSpan>();
                foreach (var (now, _, verdict) in run.Verdicts())
                {
                    var inWindow = granted.Count(time => now - time < run.Policy.Within);
                    verdict.Granted.ShouldBe(inWindow < run.Policy.Max);
                    if (verdict.Granted)
                    {
                        granted.Add(now);
                    }
                }
            }
        );

    [Fact]
    public void Delays_AreThoseOfTheStreakSinceTheLastHealthySpell() =>
        Property.Holds(
            Cases(),
            static run =>
            {
                var streak = 0;
                TimeSpan? back = null;
                foreach (var (now, chance, verdict) in run.Verdicts().Where(static step => step.Verdict.Granted))
                {
                    streak = now - back >= run.Policy.HealthyAfter ? 0 : streak;
                    verdict.Delay.ShouldBe(run.Policy.Backoff.Delay(streak, chance));
                    streak++;
                    back = now + verdict.Delay;
                }
            }
        );

    [Fact]
    public void Delay_LiesBetweenTheFullOneAndWhatJitterLeavesOfIt() =>
        Property.Holds(
            Gen.Choose(1, 200).Zip(Backoffs, static (streak, backoff) => (streak, backoff)).Zip(Chances),
            static drawn =>
            {
                var ((streak, backoff), chance) = drawn;
                var full = backoff.Delay(streak, 0);

                var least = full * (1 - backoff.Jitter);
                backoff.Delay(streak, chance).ShouldBeInRange(least - TimeSpan.FromTicks(1), full);
                full.ShouldBeLessThanOrEqualTo(backoff.Cap);
            }
        );

    [Fact]
    public void Delay_ForTheSameChance_NeverShrinksWithTheStreak() =>
        Property.Holds(
            Gen.Choose(0, 200).Zip(Backoffs, static (streak, backoff) => (streak, backoff)).Zip(Chances),
            static drawn =>
            {
                var ((streak, backoff), chance) = drawn;

                backoff.Delay(streak + 1, chance).ShouldBeGreaterThanOrEqualTo(backoff.Delay(streak, chance));
            }
        );

    private static Gen<Run> Cases() => Policies.Zip(Failures, static (policy, failures) => new Run(policy, failures));

    private sealed record Failure(TimeSpan Gap, double Chance);

    private sealed record Run(RestartPolicy Policy, List<Failure> Failures)
    {
        internal IEnumerable<(TimeSpan Now, double Chance, RestartVerdict Verdict)> Verdicts()
        {
            var (now, history) = (TimeSpan.Zero, RestartHistory.Empty);
            foreach (var failure in Failures)
            {
                now += failure.Gap;
                var verdict = RestartRules.Next(Policy, history, now, failure.Chance);
                history = verdict.History;
                yield return (now, failure.Chance, verdict);
            }
        }
    }
}
