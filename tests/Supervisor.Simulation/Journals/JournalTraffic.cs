namespace Supervisor.Simulation.Journals;

/// <summary>What one daemon has under way with its journal, as the world sees it.</summary>
internal sealed class JournalTraffic
{
    /// <summary>The streams that are written to, between the call of a commit and its answer.</summary>
    internal IReadOnlyCollection<string> StreamsInFlight { get; set; } = [];

    /// <summary>Something is written, and the process has not come to ask for the flush.</summary>
    internal bool IsBetweenWriteAndFlush { get; set; }
}
