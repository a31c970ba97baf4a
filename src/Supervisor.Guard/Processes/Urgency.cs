using Supervisor.Guard.Native;

namespace Supervisor.Guard.Processes;

/// <summary>
/// While it lasts, this thread runs before all ordinary ones: who forks as fast as it can competes for the processors with
/// whoever is after it. Without the right to that, nothing changes.
/// </summary>
internal sealed class Urgency : IDisposable
{
    private const int ThisThread = 0;
    private const int Lowest = 1;

    private readonly bool _isTaken =
        LibcProcesses.Schedule(ThisThread, LibcProcesses.ScheduleFirst | LibcProcesses.ScheduleChildrenNormally, Lowest)
        == 0;

    public void Dispose()
    {
        if (_isTaken)
        {
            LibcProcesses.Schedule(ThisThread, LibcProcesses.ScheduleNormally, 0);
        }
    }
}
