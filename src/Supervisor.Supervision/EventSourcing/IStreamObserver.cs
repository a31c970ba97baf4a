namespace Supervisor.Supervision.EventSourcing;

/// <summary>Hears what an operator should know of single streams. Called inside actors' turns: quick, and never throws.</summary>
public interface IStreamObserver
{
    /// <summary>The stream cannot be replayed; its actor is out of use until somebody acts.</summary>
    void OnQuarantine(string stream, string reason);

    /// <summary>The journal takes no events of the stream now: its actor goes on from memory and refuses new commands.</summary>
    void OnDegraded(string stream, string reason);

    /// <summary>The stream has all events again, and its actor takes commands.</summary>
    /// <param name="events">How many it had kept in memory meanwhile.</param>
    void OnCaughtUp(string stream, long events);
}
