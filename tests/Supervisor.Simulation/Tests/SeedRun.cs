using Shouldly;
using Supervisor.Simulation.Runs;
using Xunit;

namespace Supervisor.Simulation.Tests;

/// <summary>Seeds as a person runs them, who has to find all of them clean.</summary>
internal static class SeedRun
{
    internal static void Of(SimulateOptions options)
    {
        var output = new StringWriter();
        var code = new SimulateCommand(options, output).Run();
        TestContext.Current.TestOutputHelper?.WriteLine(output.ToString());
        code.ShouldBe(0, output.ToString());
    }
}
