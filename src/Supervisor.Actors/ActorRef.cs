using Supervisor.Actors.Cells;

namespace Supervisor.Actors;

/// <summary>
/// A way to reach an actor that says nothing of what it understands: enough to watch it, stop it and name it. It stays
/// valid across restarts. Two actors that had the same path one after the other have different refs.
/// </summary>
public abstract class ActorRef
{
    private protected ActorRef() { }

    /// <summary>Where the actor stands in the tree, such as <c>/node/audio/stt</c>.</summary>
    public abstract string Path { get; }

    /// <summary>The cell behind the ref; null for an address that is no actor.</summary>
    internal abstract Cell? Local { get; }

    /// <summary>Answers at once when the actor is already gone.</summary>
    internal abstract void AddWatcher(IWatcher watcher);

    internal abstract void RemoveWatcher(IWatcher watcher);

    public override string ToString() => Path;
}
