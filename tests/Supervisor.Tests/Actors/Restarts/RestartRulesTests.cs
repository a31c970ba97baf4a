using Shouldly;
using Supervisor.Actors.Restarts;
using Xunit;

namespace Supervisor.Tests.Actors.Restarts;

public sealed class RestartRulesTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly RestartPolicy Policy = new(
        Max: 3,
        Within: 60 * Second,
        new BackoffPolicy(Second, 30 * Second, Jitter: 0),
        HealthyAfter: 20 * Second
    );

    [Fact]
    public void Restarts_WithinTheWindow_EndAtTheLimit()
    {
        Grants(0, 1, 2, 3, 59).ShouldBe([true, true, true, false, false]);
    }

    [Fact]
    public void Window_SlidesRestartByRestart()
    {
        Grants(0, 30, 59, 60, 61, 90).ShouldBe([true, true, true, true, false, true]);
    }

    [Fact]
    public void Refusal_CountsAsNoRestart()
    {
        Grants(0, 1, 2, 10, 20, 30, 60).ShouldBe([true, true, true, false, false, false, true]);
    }

    [Fact]
    public void HealthySpell_IsCountedFromTheRestartAndNotFromTheFailure()
    {
        var first = RestartRules.Next(Policy, RestartHistory.Empty, TimeSpan.Zero, 0);
        var second = RestartRules.Next(Policy, first.History, Second, 0);
        second.Delay.ShouldBe(Second);

        // It came back at 2 s, so at 21 s it had run for 19 s.
        RestartRules.Next(Policy, second.History, 21 * Second, 0).Delay.ShouldBe(2 * Second);
        RestartRules.Next(Policy, second.History, 22 * Second, 0).Delay.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Max_OfNone_RefusesTheFirst()
    {
        RestartRules.Next(Policy with { Max = 0 }, RestartHistory.Empty, TimeSpan.Zero, 0).Granted.ShouldBeFalse();
    }

    private static List<bool> Grants(params IEnumerable<int> seconds)
    {
        var history = RestartHistory.Empty;
        var grants = new List<bool>();
        foreach (var second in seconds)
        {
            var verdict = RestartRules.Next(Policy, history, second * Second, 0.5);
            history = verdict.History;
            grants.Add(verdict.Granted);
        }

        return grants;
    }
}
