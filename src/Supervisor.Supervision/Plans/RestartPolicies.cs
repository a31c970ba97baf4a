using Supervisor.Actors.Restarts;
using Supervisor.Fleet.Model.Agents;

namespace Supervisor.Supervision.Plans;

internal static class RestartPolicies
{
    /// <summary>Jitter, and what counts as a healthy spell, are no matter of the file.</summary>
    internal static RestartPolicy Of(RestartBudget budget) =>
        RestartPolicy.Default with
        {
            Max = budget.Max,
            Within = budget.Within,
            Backoff = BackoffPolicy.Default with { Min = budget.Min, Cap = budget.Cap },
        };
}
