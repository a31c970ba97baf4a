namespace Supervisor.Guard.Processes;

/// <summary>A process as /proc/PID/stat shows it.</summary>
/// <param name="StartTicks">Since the machine's start: together with the boot id it tells processes of one pid apart.</param>
/// <param name="IsDead">It has ended, and only waits for its parent to be told.</param>
internal sealed record ProcessEntry(int Pid, int Parent, int Group, int Session, long StartTicks, bool IsDead);
