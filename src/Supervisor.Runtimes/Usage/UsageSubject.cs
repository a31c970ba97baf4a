using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Runtimes.Usage;

/// <summary>Whose usage is wanted.</summary>
/// <param name="Process">Null: it does not run.</param>
/// <param name="Holder">The container's own first process, where the agent is a program within it.</param>
public sealed record UsageSubject(AgentAddress Agent, ProcessFacts? Process, ProcessFacts? Holder)
{
    /// <summary>Its image starts it, so that nobody can tell its processes from others of its container.</summary>
    public bool IsListened { get; init; }
}

internal sealed record UsageSample(UsageSubject Subject, UsageScope Scope, UsageCounters? Counters, string Note);
