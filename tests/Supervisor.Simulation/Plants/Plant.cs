namespace Supervisor.Simulation.Plants;

/// <summary>A bug put in on purpose: a simulation that does not find it is of no use.</summary>
internal enum Plant
{
    None,
    BlindRead,
    CheckThenStart,
    ColdGrab,
    DeadSight,
    DoubleCreate,
    DoubleStart,
    EarlyAck,
    EarlyTakeover,
    ForgottenStore,
    HastyHeir,
    LateKill,
    LateRenewal,
    Limiter,
    OpenLane,
    StaleLeader,
    StaleReady,
    StaleTimer,
    TakenKept,
    Unfenced,
}
