using System.Diagnostics;
using Shouldly;
using Supervisor.Guard.Processes;
using Xunit;

namespace Supervisor.IntegrationTests.Guard;

public sealed class ProcessTableTests
{
    [Theory]
    [InlineData(10)]
    [InlineData(100_000)]
    public async Task Variable_WhereverItIsInTheEnvironment_IsFoundAsAWholeAlone(int lengthOfAnother)
    {
        var start = new ProcessStartInfo("sleep", Leftovers.Lifetime) { UseShellExecute = false };
        start.Environment.Clear();
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH");
        start.Environment["LONG"] = new string('x', lengthOfAnother);
        start.Environment["ZULU"] = "last one";
        using var process = Process.Start(start)!;
        // Whoever started it hears of its exec a moment before the kernel has laid out what it was given.
        while (File.ReadAllBytes($"/proc/{process.Id}/environ").Length == 0)
        {
            await Task.Yield();
        }

        string[] asked = ["ZULU=last one", "ZULU=last", "ULU=last one", "ZULU", "LONG=x"];
        var found = asked.Where(variable => ProcessTable.HasVariable(process.Id, variable)).ToList();
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        found.ShouldBe(["ZULU=last one"]);
        ProcessTable.HasVariable(process.Id, "ZULU=last one").ShouldBeFalse();
    }

    /// <summary>Pids begin anew after the largest, which happens at most once in two tries.</summary>
    [Fact]
    public void Newest_IsAsYoungAsAProcessJustStarted() =>
        Enumerable
            .Range(0, 2)
            .Any(_ =>
            {
                using var process = Process.Start("true");
                var newest = Births.Newest();
                process.WaitForExit();
                return newest >= process.Id;
            })
            .ShouldBeTrue();
}
