namespace Supervisor.Actors.Cells;

/// <summary>Whoever is told that an actor has stopped.</summary>
internal interface IWatcher
{
    /// <summary>True once the watcher no longer cares; it may then be forgotten.</summary>
    bool IsDone { get; }

    void OnStopped(ActorRef actor);
}
