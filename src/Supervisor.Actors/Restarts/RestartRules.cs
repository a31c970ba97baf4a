namespace Supervisor.Actors.Restarts;

/// <summary>
/// The arithmetic of restart budgets and backoff, in its only place: it serves the kernel's own supervision and that of
/// agents and groups.
/// </summary>
public static class RestartRules
{
    public static RestartVerdict Next(RestartPolicy policy, RestartHistory history, TimeSpan now, double chance)
    {
        var recent = history.Recent.RemoveAll(granted => now - granted >= policy.Within);
        if (recent.Length >= policy.Max)
        {
            return new RestartVerdict(false, TimeSpan.Zero, history with { Recent = recent });
        }

        var streak = WasHealthy(policy, history, now) ? 0 : history.Streak;
        var delay = policy.Backoff.Delay(streak, chance);
        return new RestartVerdict(true, delay, new RestartHistory(recent.Add(now), streak + 1, now + delay));
    }

    private static bool WasHealthy(RestartPolicy policy, RestartHistory history, TimeSpan now) =>
        history.RunningSince is { } since && now - since >= policy.HealthyAfter;
}
