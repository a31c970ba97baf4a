namespace Supervisor.Supervision.EventSourcing;

/// <summary>Hears what an operator should know of single streams. Called inside actors' turns: quick, and never throws.</summary>
public interface IStreamObserver
{
    /// <summary>The stream cannot be replayed; its actor is out of use until somebody acts.</summary>
    void OnQuarantine(string stream, string reason);
}
