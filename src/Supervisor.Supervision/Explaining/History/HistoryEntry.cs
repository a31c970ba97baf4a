using Supervisor.Contracts.Time;
using Supervisor.Supervision.Roster;

namespace Supervisor.Supervision.Explaining.History;

/// <summary>One event as people read it.</summary>
/// <param name="Stream">Whose event it is.</param>
/// <param name="Version">Its place in the stream.</param>
/// <param name="Event">Its name, for programs.</param>
/// <param name="Text">What happened, as a sentence.</param>
/// <param name="Cause">The id of what caused it.</param>
public sealed record HistoryEntry(
    string Stream,
    long Version,
    HybridTime Time,
    string Event,
    string Text,
    string Incarnation,
    string Cause
)
{
    internal const string NothingChanged = "shell.command-done";

    /// <summary>No news to anybody: that it goes on, and on.</summary>
    public bool IsRoutine => Event is "agent.renewed" or NothingChanged;

    /// <summary>Among the history of another: it says whose it is.</summary>
    public HistoryEntry Of(string who) => this with { Text = $"{who}: {Clause.Of(Text)}." };
}
