using Supervisor.Supervision.Ports.Journal;
using Supervisor.Supervision.Time;

namespace Supervisor.Supervision.EventSourcing;

/// <summary>What every event-sourced actor of a node shares.</summary>
public sealed record EventSourcingServices(
    IJournal Journal,
    HybridClock Clock,
    IBootClock Boot,
    IStreamObserver Observer
)
{
    /// <summary>A snapshot is made after so many events, so that a replay stays short.</summary>
    public int EventsPerSnapshot { get; init; } = 256;

    /// <summary>After a time in which nothing could be written, one append takes no more than so many.</summary>
    public int EventsPerAppend { get; init; } = 256;

    /// <summary>So many events before a snapshot are kept, for <c>why</c> and <c>events</c>.</summary>
    public int EventsKept { get; init; } = 1024;
}
