namespace Supervisor.Actors.Inspecting;

/// <summary>One actor of the tree as it was when it was asked.</summary>
/// <param name="Kind">The name of the actor's class; empty when it has not been made yet.</param>
/// <param name="Waiting">Messages in the mailbox and the stash.</param>
public sealed record ActorDescription(
    string Path,
    string Name,
    string Kind,
    ActorState State,
    int Incarnation,
    int Waiting,
    IReadOnlyList<ActorDescription> Children
);
