using System.Diagnostics;
using Shouldly;
using Xunit;

namespace Supervisor.Simulation.Tests;

public sealed class DeterminismTests
{
    private const int Worlds = 5;
    private const int Seeds = 3;

    [Fact]
    public async Task SameSeeds_InTwoProcesses_GiveTheSameTraces()
    {
        var first = await HashesAsync(from: 7, Seeds);
        var second = await HashesAsync(from: 7, Seeds);
        first.ShouldBe(second);
        first.Distinct(StringComparer.Ordinal).Count().ShouldBe(Seeds * Worlds);
    }

    private static async Task<IReadOnlyList<string>> HashesAsync(int from, int seeds)
    {
        var start = new ProcessStartInfo(
            Environment.ProcessPath!,
            ["simulate", "--from", $"{from}", "--seeds", $"{seeds}", "--hashes"]
        )
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return [.. output.Split('\n').Where(static line => line.Contains("hash", StringComparison.Ordinal))];
    }
}
