namespace Supervisor.Journal;

/// <summary>Hears how the journal is. Called inside the writer's turn: it must be quick and must not throw.</summary>
public interface IJournalObserver
{
    /// <summary>Called when something has changed, never twice with the same.</summary>
    void OnStatus(JournalStatus status);
}
