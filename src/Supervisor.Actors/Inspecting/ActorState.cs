namespace Supervisor.Actors.Inspecting;

public enum ActorState
{
    Running,

    /// <summary>Failed, and waits for its parent's verdict.</summary>
    Failed,

    /// <summary>Waits because an actor above it failed, or for a restart together with its siblings.</summary>
    Suspended,

    Restarting,

    Stopping,

    /// <summary>Did not answer in time: it is in the middle of a message.</summary>
    Busy,
}
