namespace Supervisor.Runtimes.Usage;

/// <summary>What something has used at one moment; null is what nobody tells.</summary>
/// <param name="At">Of the look, on a clock of whoever looked: two looks at one thing go by the same.</param>
/// <param name="CpuSeconds">Of one core, since its start.</param>
internal sealed record UsageCounters(TimeSpan At, double? CpuSeconds)
{
    public long? Memory { get; init; }

    public long? MemoryLimit { get; init; }

    /// <summary>Processes and their threads.</summary>
    public long? Tasks { get; init; }

    public long? Received { get; init; }

    public long? Sent { get; init; }

    public long? BlockRead { get; init; }

    public long? BlockWritten { get; init; }
}
