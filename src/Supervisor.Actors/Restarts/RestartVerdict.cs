namespace Supervisor.Actors.Restarts;

/// <summary>The answer to one failure.</summary>
/// <param name="Granted">False when the restarts of the window are used up.</param>
/// <param name="Delay">How long to wait before the restart.</param>
/// <param name="History">What to remember from now on.</param>
public sealed record RestartVerdict(bool Granted, TimeSpan Delay, RestartHistory History);
