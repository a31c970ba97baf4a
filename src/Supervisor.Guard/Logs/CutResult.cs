namespace Supervisor.Guard.Logs;

/// <param name="FirstData">Where data begins in the live file now.</param>
/// <param name="Cuts">How many segments were cut.</param>
internal sealed record CutResult(long FirstData, int Cuts);
