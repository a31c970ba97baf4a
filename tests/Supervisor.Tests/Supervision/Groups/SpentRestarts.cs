using Supervisor.Supervision.Groups;

namespace Supervisor.Tests.Supervision.Groups;

/// <summary>When restarts were granted, and to whom; forgotten when somebody is released.</summary>
internal sealed class SpentRestarts
{
    private readonly List<(string Budget, string Agent, TimeSpan At)> _granted = [];

    internal void Note(GroupEvent happened, TimeSpan now)
    {
        switch (happened)
        {
            case GroupRestartBegan { Budget: { } budget } began:
                _granted.Add((budget, began.Seen[0].Agent, now));
                break;
            case GroupReleased:
                _granted.Clear();
                break;
            case GroupAgentReleased released:
                _granted.RemoveAll(restart =>
                    restart.Budget == GroupBudgets.Shared
                    || (restart.Budget == GroupBudgets.Agent && restart.Agent == released.Agent)
                );
                break;
        }
    }

    /// <param name="agent">Counts where the budget is an agent's own.</param>
    internal int InWindow(string budget, string agent, TimeSpan now) =>
        _granted.Count(restart =>
            restart.Budget == budget
            && (budget != GroupBudgets.Agent || restart.Agent == agent)
            && now - restart.At < Groups.Policy.Within
        );
}
