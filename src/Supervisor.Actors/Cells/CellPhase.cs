namespace Supervisor.Actors.Cells;

internal enum CellPhase
{
    /// <summary>Its first turn will make the actor.</summary>
    New,

    Running,

    /// <summary>Waits for the old incarnation's children to stop.</summary>
    Restarting,

    /// <summary>Waits for the children to stop.</summary>
    Stopping,

    Stopped,
}
