namespace Supervisor.Simulation.Clusters;

/// <summary>By which ownership something of a movable group was started last, and where.</summary>
internal sealed record LastEpoch(long Epoch, string Machine);
