namespace Supervisor.Simulation.Plants;

/// <summary>A bug put in on purpose: a simulation that does not find it is of no use.</summary>
internal enum Plant
{
    None,
    BlindRead,
    DoubleCreate,
    DoubleStart,
    EarlyAck,
    Limiter,
    OpenLane,
    StaleReady,
    StaleTimer,
    Unfenced,
}
