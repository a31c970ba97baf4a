namespace Supervisor.Fleet.Model.Agents;

/// <summary>How often something may be restarted within a window, and how long it waits before each time.</summary>
/// <param name="Min">Before the second restart; the first is at once, and each wait is twice the last.</param>
public sealed record RestartBudget(int Max, TimeSpan Within, TimeSpan Min, TimeSpan Cap)
{
    public static readonly RestartBudget OfAgent = new(
        10,
        TimeSpan.FromMinutes(10),
        TimeSpan.FromMilliseconds(200),
        TimeSpan.FromSeconds(30)
    );

    public static readonly RestartBudget OfGroup = OfAgent with { Max = 3 };
}
