namespace Supervisor.Runtimes.Logs;

/// <summary>What the live file is at one moment.</summary>
/// <param name="FirstData">Where data begins in it; its size when there is none.</param>
internal readonly record struct LiveExtent(long FirstData, long Size);
