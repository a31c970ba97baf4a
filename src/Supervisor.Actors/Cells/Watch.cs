namespace Supervisor.Actors.Cells;

/// <summary>One watch that an incarnation keeps; its identity tells it from an earlier watch on the same actor.</summary>
internal sealed class Watch<TMessage>
{
    /// <summary>The ref by which the actor was watched, which is the one that its watcher knows.</summary>
    internal required ActorRef Actor { get; set; }

    internal bool HasMessage { get; set; }

    internal TMessage? Message { get; set; }
}
