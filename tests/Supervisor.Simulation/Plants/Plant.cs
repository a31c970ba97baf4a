namespace Supervisor.Simulation.Plants;

/// <summary>A bug put in on purpose: a simulation that does not find it is of no use.</summary>
internal enum Plant
{
    None,
    BlindRead,
    CheckThenStart,
    DoubleCreate,
    DoubleStart,
    EarlyAck,
    EarlyTakeover,
    LateRenewal,
    Limiter,
    OpenLane,
    SharedClaim,
    StaleLeader,
    StaleReady,
    StaleTimer,
    Unfenced,
}
