namespace Supervisor.Supervision.EventSourcing;

/// <summary>Tells every form of event that is read, so that a test can hold them: what is stored keeps its name.</summary>
public interface IEventForms
{
    IReadOnlyList<EventForm> Forms { get; }
}
