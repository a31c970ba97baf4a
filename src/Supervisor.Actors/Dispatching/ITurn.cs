namespace Supervisor.Actors.Dispatching;

/// <summary>One actor's next turn: a bounded number of messages. At any moment an actor has at most one turn scheduled.</summary>
public interface ITurn : IThreadPoolWorkItem
{
    string Path { get; }
}
