namespace Supervisor.Simulation.Fleets.Operators;

/// <summary>What an operator may order.</summary>
internal enum OrderKind
{
    StartAgent,
    StopAgent,
    RestartAgent,
    ReleaseAgent,
    StartGroup,
    StopGroup,
    RestartGroup,
    ReleaseGroup,
    ApplyRevision,
    StopFleet,
    StartFleet,
    FreezeFleet,
    ThawFleet,
}
