namespace Supervisor.Fleet.Model.Services;

public sealed record StopSettings(string? Signal = null, TimeSpan? GracePeriod = null);
