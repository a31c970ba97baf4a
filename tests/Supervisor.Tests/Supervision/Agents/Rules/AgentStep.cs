using Supervisor.Supervision.Agents.Signals;

namespace Supervisor.Tests.Supervision.Agents.Rules;

/// <summary>Something that may happen to an agent. An age says whose it is: 0 of the current incarnation, 1 of the one before, -1 of one to come.</summary>
public abstract record AgentStep
{
    private AgentStep() { }

    internal sealed record Orders(string Kind) : AgentStep;

    internal sealed record Command(string Kind) : AgentStep;

    internal sealed record Surrounding(string Kind) : AgentStep;

    internal sealed record Runtime(string Kind, int Age) : AgentStep;

    internal sealed record Word(AgentWord Said, int Age) : AgentStep;

    internal sealed record Probe(bool IsLiveness, bool Passes, bool IsSuspect, int Age) : AgentStep;

    internal sealed record Deadline(int Which, int Age) : AgentStep;

    /// <summary>What would come next if nothing were wrong.</summary>
    internal sealed record Truth : AgentStep;

    internal sealed record Time(TimeSpan Span) : AgentStep;

    internal sealed record End(bool IsOfMachine) : AgentStep;
}
