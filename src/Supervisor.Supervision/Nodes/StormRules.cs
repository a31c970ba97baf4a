namespace Supervisor.Supervision.Nodes;

/// <summary>
/// When so much is restarted on a node that its own budgets cannot be the answer: something that all have in common is
/// broken, and restarting makes it worse.
/// </summary>
internal static class StormRules
{
    internal static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>So long nothing must have restarted by itself before a storm is over.</summary>
    internal static readonly TimeSpan Calm = TimeSpan.FromSeconds(30);

    private const int LeastRestarts = 60;
    private const int RestartsPerAgent = 3;

    internal static bool IsStorm(FleetFacts facts, int? limit) => facts.RestartCount > (limit ?? Limit(facts));

    internal static FleetFacts Count(FleetFacts facts, int restarts, TimeSpan now)
    {
        var queue = facts.Restarts;
        var count = facts.RestartCount;
        while (!queue.IsEmpty && now - queue.Peek() >= Window)
        {
            queue = queue.Dequeue();
            count--;
        }

        for (var i = 0; i < restarts; i++)
        {
            queue = queue.Enqueue(now);
            count++;
        }

        return facts with
        {
            Restarts = queue,
            RestartCount = count,
        };
    }

    /// <summary>Each of its agents may fail a few times at once before anything is wrong with the node.</summary>
    private static int Limit(FleetFacts facts) => Math.Max(LeastRestarts, RestartsPerAgent * facts.Agents);
}
