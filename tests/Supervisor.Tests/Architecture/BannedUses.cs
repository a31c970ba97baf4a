using System.Diagnostics;
using System.Security.Cryptography;

namespace Supervisor.Tests.Architecture;

/// <summary>Never runs: its compiled form shows that each ban is noticed.</summary>
internal static class BannedUses
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
            (Func<string, string?>)Environment.GetEnvironmentVariable,
            Environment.GetEnvironmentVariables(),
            Environment.MachineName,
            Environment.CurrentDirectory,
            File.Exists("a"),
            Directory.Exists("a"),
            (Action<int>)Thread.Sleep,
            (Func<int, Task>)Task.Delay,
        ];
}
