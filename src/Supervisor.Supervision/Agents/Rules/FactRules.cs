using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Agents.Signals;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Roster;

namespace Supervisor.Supervision.Agents.Rules;

/// <summary>What a message adds to what an agent's supervisor knows beside its state.</summary>
internal static class FactRules
{
    /// <summary>The message with all that is known when its turn comes, from itself and from before.</summary>
    internal static AgentMessage Informed(AgentMessage message, AgentState state, AgentFacts facts)
    {
        var judged = message is SignalCame came
            ? came with
            {
                Refusal = SignalRules.RefusalOf(state, came.Signal, facts.Orders),
            }
            : message;
        return judged with { Facts = After(facts, state, judged) };
    }

    private static AgentFacts After(AgentFacts facts, AgentState state, AgentMessage message) =>
        message switch
        {
            TakeOrders take => After(facts, take.Orders),
            NeedsChanged changed when IsOfOtherNeeds(facts, changed.Needs) => facts,
            NeedsChanged changed => facts with { Needs = changed.Needs },
            DependentsChanged changed => facts with { DependentsToStop = changed.StillUp },
            RuntimeChanged changed when changed.Kind == facts.Runtime => facts with
            {
                RuntimeProblem = changed.Problem,
                RuntimeProblemSince = changed.Since,
            },
            // Without orders nothing follows from it, and the runtime says it again once they are there.
            WorkloadSeen or WorkloadMissing when facts.Orders is null => facts,
            WorkloadSeen { Workload: var seen } when IsOfThis(facts, state, seen) => After(
                facts with
                {
                    HasLooked = true,
                    Process = seen.Process,
                    Needs = After(facts.Needs, state, seen),
                },
                state,
                seen
            ),
            WorkloadSeen seen => After(facts, state, seen.Workload),
            WorkloadMissing missing => facts with
            {
                HasLooked = true,
                Strays = facts.Strays.Remove(missing.Incarnation),
            },
            StopEnded { Outcome.Result: StopOutcome.Gone } gone => facts with
            {
                Strays = facts.Strays.Remove(gone.Incarnation),
            },
            ProbeJudged { IsLiveness: true } judged when judged.Incarnation == state.Incarnation => facts with
            {
                Liveness = judged.Passes
                    ? null
                    : new LivenessVerdict(judged.Incarnation, judged.Reason, judged.IsSuspect),
            },
            SignalCame { Refusal: null, Signal.Word: AgentWord.Status status } => facts with { Status = status.Text },
            SurroundingsOpened opened when opened.Incarnation == state.Incarnation => facts with
            {
                Trouble = opened.Problem,
            },
            _ => facts,
        };

    /// <summary>What follows from a start that was decided: what was said of the incarnation before is of no interest any more.</summary>
    internal static AgentFacts AfterStart(AgentFacts facts) =>
        facts with
        {
            Liveness = null,
            Process = null,
            Status = null,
            Trouble = null,
            Pause = null,
        };

    /// <summary>What its workload is to be looked for at.</summary>
    internal static RuntimeKind RuntimeOf(AgentState state, AgentFacts facts) =>
        state.Phase.IsDown() && facts.Definition is { } definition ? definition.Launch.Runtime : state.Runtime;

    /// <summary>Of what another runtime has nothing is known yet.</summary>
    internal static AgentFacts Following(AgentFacts facts, RuntimeKind runtime) =>
        facts with
        {
            Runtime = runtime,
            HasLooked = false,
            RuntimeProblem = null,
            Pause = null,
            Strays = AgentFacts.None.Strays,
            FreshStray = null,
        };

    /// <summary>It was under way while other orders came: the answer to what it needs by them is still to come.</summary>
    private static bool IsOfOtherNeeds(AgentFacts facts, NeedsView said) =>
        facts.Definition is { Needs: var needs } && !needs.All(need => said.Needs.Any(status => status.Need == need));

    // What the roster has said was its answer to other needs, or to a time when others were to stop: it is asked anew, and
    // until it answers nothing is taken for granted.
    private static AgentFacts After(AgentFacts facts, AgentOrders orders) =>
        facts with
        {
            Orders = orders,
            Needs = Equals(facts.Definition?.Needs, orders.Definition?.Needs) ? facts.Needs : null,
            DependentsToStop = orders.Definition is null ? facts.DependentsToStop ?? [] : null,
        };

    // Its container has ended, though the container's own supervisor may not have said so yet: it will.
    private static NeedsView? After(NeedsView? needs, AgentState state, Workload workload) =>
        workload.Exit is { Cause: ExitCause.Container }
        && workload.Id.Incarnation == state.Incarnation
        && !state.Phase.IsDown()
            ? needs?.WithoutContainer()
            : needs;

    /// <summary>Of an earlier incarnation there may be news before anybody has looked what became of this one.</summary>
    private static bool IsOfThis(AgentFacts facts, AgentState state, Workload workload) =>
        workload.Id.Incarnation == state.Incarnation || AdoptionRules.IsSuccessor(state, facts, workload);

    private static AgentFacts After(AgentFacts facts, AgentState state, Workload workload)
    {
        var incarnation = workload.Id.Incarnation;
        var isOurs = incarnation == state.Incarnation && !state.Phase.IsDown();
        if (!workload.IsRunning || isOurs || AdoptionRules.IsSuccessor(state, facts, workload))
        {
            return facts with
            {
                Strays = facts.Strays.Remove(incarnation),
                FreshStray = null,
                Pause = isOurs ? workload.Pause : facts.Pause,
            };
        }

        return facts with
        {
            FreshStray = facts.Strays.Contains(incarnation) ? null : incarnation,
            Strays = facts.Strays.Add(incarnation),
        };
    }
}
