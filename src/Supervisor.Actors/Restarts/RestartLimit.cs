namespace Supervisor.Actors.Restarts;

/// <summary>Grants or refuses one more restart; pure.</summary>
public delegate RestartVerdict RestartLimit(RestartPolicy policy, RestartHistory history, TimeSpan now, double chance);
