namespace Supervisor.Node.Fleets.Forecasts;

/// <summary>What a revision would mean for an agent of this node.</summary>
internal enum AgentFate
{
    Untouched,

    /// <summary>What runs goes on, and is supervised otherwise.</summary>
    GoesOn,

    StartsAnew,

    Starts,

    Ends,
}
