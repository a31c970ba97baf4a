using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Agents.Signals;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Supervision.Agents.Rules;

/// <summary>What a message adds to what an agent's supervisor knows beside its state.</summary>
internal static class FactRules
{
    internal static AgentFacts After(AgentFacts facts, AgentState state, AgentMessage message) =>
        message switch
        {
            TakeOrders take => facts with { Orders = take.Orders },
            NeedsChanged changed => facts with { Needs = changed.Needs },
            DependentsChanged changed => facts with { DependentsToStop = changed.StillUp },
            RuntimeChanged changed => facts with { RuntimeProblem = changed.Problem },
            WorkloadSeen seen => After(facts, state, seen.Workload),
            WorkloadMissing missing => facts with { Strays = facts.Strays.Remove(missing.Incarnation) },
            StopEnded { Outcome.Result: StopOutcome.Gone } gone => facts with
            {
                Strays = facts.Strays.Remove(gone.Incarnation),
            },
            SignalCame { Signal.Word: AgentWord.Status status } => facts with { Status = status.Text },
            LaunchEnded => facts with { Status = null },
            SurroundingsOpened opened => facts with { Trouble = opened.Problem },
            _ => facts,
        };

    private static AgentFacts After(AgentFacts facts, AgentState state, Workload workload)
    {
        var incarnation = workload.Id.Incarnation;
        var isStray = workload.IsRunning && (incarnation != state.Incarnation || state.Phase.IsDown());
        return isStray
            ? facts with
            {
                Strays = facts.Strays.Add(incarnation),
            }
            : facts with
            {
                Strays = facts.Strays.Remove(incarnation),
            };
    }
}
