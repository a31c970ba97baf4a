using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Usage;

/// <summary>What an agent uses; null is what nobody tells, or what two looks are needed for.</summary>
/// <param name="Scope">Of what these figures are.</param>
/// <param name="Cores">How many cores it kept busy between the last two looks.</param>
public sealed record AgentUsage(AgentAddress Agent, UsageScope Scope, double? Cores)
{
    public long? Memory { get; init; }

    public long? MemoryLimit { get; init; }

    public long? Tasks { get; init; }

    public long? Received { get; init; }

    public long? Sent { get; init; }

    public long? BlockRead { get; init; }

    public long? BlockWritten { get; init; }

    /// <summary>Why there are no figures, or of more than of the agent.</summary>
    public string Note { get; init; } = "";

    /// <param name="earlier">Null: this is the first look.</param>
    internal static AgentUsage Between(UsageSample? earlier, UsageSample later)
    {
        var (agent, counters) = (later.Subject.Agent, later.Counters);
        return new AgentUsage(agent, later.Scope, CoresBetween(SameAs(later, earlier)?.Counters, counters))
        {
            Memory = counters?.Memory,
            MemoryLimit = counters?.MemoryLimit,
            Tasks = counters?.Tasks,
            Received = counters?.Received,
            Sent = counters?.Sent,
            BlockRead = counters?.BlockRead,
            BlockWritten = counters?.BlockWritten,
            Note = later.Note,
        };
    }

    /// <summary>Another incarnation has other counters.</summary>
    private static UsageSample? SameAs(UsageSample later, UsageSample? earlier) =>
        earlier?.Subject == later.Subject && earlier.Scope == later.Scope ? earlier : null;

    private static double? CoresBetween(UsageCounters? earlier, UsageCounters? later)
    {
        if (earlier?.CpuSeconds is not { } before || later?.CpuSeconds is not { } after)
        {
            return null;
        }

        var time = (later.At - earlier.At).TotalSeconds;
        return time > 0 && after >= before ? (after - before) / time : null;
    }
}

public enum UsageScope
{
    /// <summary>Nothing could be measured, or nothing runs.</summary>
    None,

    /// <summary>A container with all that is in it.</summary>
    Container,

    /// <summary>The agent's own processes.</summary>
    Processes,
}
