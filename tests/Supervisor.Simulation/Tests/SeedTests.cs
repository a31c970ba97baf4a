using Shouldly;
using Supervisor.Simulation.Runs;
using Xunit;

namespace Supervisor.Simulation.Tests;

public sealed class SeedTests
{
    private const int SeedsOfEachKind = 400;

    [Fact]
    public void FixedSeeds_AreCleanAndReachEveryRareSituation() => Run(1);

    [Fact]
    public void SeedsOfThisCommit_AreCleanAndReachEveryRareSituation() => Run(CommitSeed.Value);

    private static void Run(ulong first)
    {
        var output = new StringWriter();
        var options = new SimulateOptions { First = first, Count = SeedsOfEachKind };
        var code = new SimulateCommand(options, output).Run();
        TestContext.Current.TestOutputHelper?.WriteLine(output.ToString());
        code.ShouldBe(0, output.ToString());
    }
}
