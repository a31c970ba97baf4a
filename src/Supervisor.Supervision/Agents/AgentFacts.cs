using System.Collections.Immutable;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Roster;

namespace Supervisor.Supervision.Agents;

/// <summary>What an agent's supervisor knows that is in no journal: others say it again after each start of the daemon.</summary>
internal sealed record AgentFacts
{
    private static readonly ImmutableSortedSet<string> NoStrays = ImmutableSortedSet.Create<string>(
        StringComparer.Ordinal
    );

    internal static readonly AgentFacts None = new();

    /// <summary>Null before its group has said anything: then nothing is concluded.</summary>
    internal AgentOrders? Orders { get; init; }

    /// <summary>Null before the roster has said anything of the needs that hold now.</summary>
    internal NeedsView? Needs { get; init; }

    /// <summary>
    /// The runtime has said what it has of this agent: before that, something may run of which its supervisor does not know,
    /// or not run any more.
    /// </summary>
    internal bool HasLooked { get; init; }

    /// <summary>What runs its last incarnation, or is to run the next.</summary>
    internal RuntimeKind Runtime { get; init; }

    /// <summary>Why the runtime cannot be asked; null when it can.</summary>
    internal string? RuntimeProblem { get; init; }

    /// <inheritdoc cref="RuntimeChanged.Since"/>
    internal DateTimeOffset RuntimeProblemSince { get; init; }

    /// <summary>Null while nobody holds the processes of its incarnation still.</summary>
    internal WorkloadPause? Pause { get; init; }

    /// <summary>Who needs this agent, is to stop as well, and is not down yet; null before the roster has said so.</summary>
    internal ImmutableArray<AgentAddress>? DependentsToStop { get; init; }

    /// <summary>Incarnations of this agent that run and should not.</summary>
    internal ImmutableSortedSet<string> Strays { get; init; } = NoStrays;

    /// <summary>Those that the other runtime has, by which it does not run now: somebody may have started the container that it was.</summary>
    internal ImmutableSortedSet<string> StraysElsewhere { get; init; } = NoStrays;

    /// <summary>It has just ceased to run by the other runtime, which has not been looked at since.</summary>
    internal bool IsElsewhereUnclear { get; init; }

    /// <summary>The one among all of them that was seen for the first time just now.</summary>
    internal string? FreshStray { get; init; }

    /// <summary>Null while its liveness probe passes, has not decided, or is not there.</summary>
    internal LivenessVerdict? Liveness { get; init; }

    /// <summary>
    /// The process of this incarnation as its runtime sees it now; null before it has said so. The journal has it as it was
    /// seen when it was started, perhaps by a daemon that saw less of the machine.
    /// </summary>
    internal ProcessFacts? Process { get; init; }

    /// <summary>The line for people that it gave last.</summary>
    internal string? Status { get; init; }

    /// <summary>Why it cannot send word; null when it can.</summary>
    internal string? Trouble { get; init; }

    internal AgentDefinition? Definition => Orders?.Definition;

    /// <summary>Why nothing is done by itself now; null when it may be.</summary>
    internal string? Hold => Orders?.Hold;

    /// <summary>Fleet, group and operator want it to run.</summary>
    internal bool IsWanted(AgentState state) =>
        Orders is { Run: true, Definition: not null } && state.StoppedBy is null;

    /// <summary>
    /// Something of it may run whatever its own phase is: an incarnation of which the journal does not know, or one that nobody
    /// can see at the moment.
    /// </summary>
    internal bool MayRun => !HasLooked || RuntimeProblem is not null || HasStrays;

    internal bool HasStrays => !Strays.IsEmpty || !StraysElsewhere.IsEmpty;

    internal bool IsStray(string incarnation) => Strays.Contains(incarnation) || StraysElsewhere.Contains(incarnation);

    /// <summary>Known to be so: then its own stop need not wait for anybody.</summary>
    internal bool HaveDependentsStopped => DependentsToStop is { IsEmpty: true };
}
