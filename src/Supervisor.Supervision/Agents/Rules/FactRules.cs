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
            RuntimeChanged { Problem: not null } => facts with { IsElsewhereUnclear = false },
            // Without orders nothing follows from it, and the runtime says it again once they are there.
            WorkloadSeen or WorkloadMissing when facts.Orders is null => facts,
            WorkloadSeen seen when seen.Kind != facts.Runtime => Elsewhere(facts, seen.Workload),
            WorkloadMissing missing when missing.Kind != facts.Runtime => WithoutStray(facts, missing.Incarnation) with
            {
                IsElsewhereUnclear = false,
            },
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
            LaunchEnded { Outcome.Result: LaunchOutcome.There { Workload: var there } } => facts with
            {
                Needs = After(facts.Needs, state, there),
            },
            WorkloadMissing missing => WithoutStray(facts, missing.Incarnation) with { HasLooked = true },
            StopEnded { Outcome.Result: StopOutcome.Gone } gone => WithoutStray(facts, gone.Incarnation),
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

    /// <summary>
    /// What another runtime has of it is to be looked at first, and so is what the one before has, if that can be asked: what may
    /// not run twice must not wait for an engine that is gone. What is known to run stays known, whoever runs it.
    /// </summary>
    internal static AgentFacts Following(AgentFacts facts, RuntimeKind runtime) =>
        facts with
        {
            Runtime = runtime,
            HasLooked = false,
            RuntimeProblem = null,
            Pause = null,
            Strays = facts.StraysElsewhere,
            StraysElsewhere = facts.Strays,
            IsElsewhereUnclear = facts is { HasLooked: true, RuntimeProblem: null },
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
            ? needs?.WithoutContainer(workload.Within)
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

    /// <summary>By what does not run it now, nothing of it is to run.</summary>
    private static AgentFacts Elsewhere(AgentFacts facts, Workload workload)
    {
        var incarnation = workload.Id.Incarnation;
        return workload.IsRunning
            ? facts with
            {
                FreshStray = facts.StraysElsewhere.Contains(incarnation) ? null : incarnation,
                StraysElsewhere = facts.StraysElsewhere.Add(incarnation),
            }
            : WithoutStray(facts, incarnation) with
            {
                FreshStray = null,
            };
    }

    private static AgentFacts WithoutStray(AgentFacts facts, string incarnation) =>
        facts with
        {
            Strays = facts.Strays.Remove(incarnation),
            StraysElsewhere = facts.StraysElsewhere.Remove(incarnation),
        };
}
