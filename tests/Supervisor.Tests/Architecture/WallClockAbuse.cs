using System.Diagnostics;
using System.Security.Cryptography;

namespace Supervisor.Tests.Architecture;

/// <summary>Never runs: its compiled form shows that each ban is noticed.</summary>
internal static class WallClockAbuse
{
    public static object[] Everything() =>
        [
            DateTime.Now,
            DateTime.UtcNow,
            DateTime.Today,
            DateTimeOffset.Now,
            DateTimeOffset.UtcNow,
            TimeProvider.System,
            Stopwatch.GetTimestamp(),
            Environment.TickCount,
            Environment.TickCount64,
            new Random(),
            Random.Shared,
            Guid.NewGuid(),
            Guid.CreateVersion7(),
            RandomNumberGenerator.GetInt32(2),
            (Action<int>)Thread.Sleep,
            (Func<int, Task>)Task.Delay,
        ];
}
