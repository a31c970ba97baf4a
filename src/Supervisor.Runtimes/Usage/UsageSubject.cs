using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Runtimes.Usage;

/// <summary>Whose usage is wanted.</summary>
/// <param name="Process">Null: it does not run.</param>
public sealed record UsageSubject(AgentAddress Agent, ProcessFacts? Process)
{
    /// <summary>It is a program within a container of several.</summary>
    public bool IsWithin { get; init; }

    /// <summary>Its image starts it, so that nobody can tell its processes from others of its container.</summary>
    public bool IsListened { get; init; }
}

internal sealed record UsageSample(UsageSubject Subject, UsageScope Scope, UsageCounters? Counters, string Note);
