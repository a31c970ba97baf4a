using Supervisor.Actors.Restarts;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.EventSourcing;

namespace Supervisor.Supervision.Groups;

/// <summary>Past restarts on the boot clock, and of which boot their times are.</summary>
public sealed record BudgetHistory(RestartHistory History, string Boot)
{
    public static BudgetHistory Empty { get; } = new(RestartHistory.Empty, "");

    /// <summary>When the last of them was granted, on the wall clock.</summary>
    public HybridTime At { get; init; }

    internal (RestartVerdict Verdict, BudgetHistory Left) Spend(RestartPolicy policy, Moment now)
    {
        var verdict = RestartRules.Next(policy, In(now), now.Boot.At, now.Chance);
        return (verdict, new BudgetHistory(verdict.History, now.Boot.BootId) { At = now.Time });
    }

    /// <summary>A reboot must not forget a window: what was before it is taken to have been at its beginning.</summary>
    private RestartHistory In(Moment now) =>
        string.Equals(Boot, now.Boot.BootId, StringComparison.Ordinal)
            ? History
            : History with
            {
                Recent = [.. History.Recent.Select(_ => TimeSpan.Zero)],
                RunningSince = History.RunningSince is null ? null : TimeSpan.Zero,
            };
}
