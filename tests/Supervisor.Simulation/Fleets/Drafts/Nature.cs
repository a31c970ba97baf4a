namespace Supervisor.Simulation.Fleets.Drafts;

/// <summary>What an agent's program is like while nothing is calm.</summary>
internal enum Nature
{
    Steady,

    /// <summary>Ends soon after each start, or at once.</summary>
    Frail,

    /// <summary>Dies now and then, takes its word back, falls silent, hangs.</summary>
    Moody,

    /// <summary>Does its work and ends with success.</summary>
    Finisher,

    /// <summary>Does not heed a request to end.</summary>
    Stubborn,
}
