namespace Supervisor.Runtimes.Containers.Execs.Records;

/// <summary>A process by the number that it has within its container, and when it was started, as the kernel counts.</summary>
internal readonly record struct ProcessMark(int Pid, long StartTicks);
