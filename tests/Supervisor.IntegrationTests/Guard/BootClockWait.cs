using Supervisor.Guard.Looping;

namespace Supervisor.IntegrationTests.Guard;

/// <summary>Waits for a moment of the boot clock, by the guard's own timers.</summary>
internal static class BootClockWait
{
    public static Task UntilAsync(long moment) =>
        Task.Run(() =>
        {
            using var loop = new EventLoop(_ => { });
            loop.At(moment, loop.End);
            loop.Run();
        });
}
