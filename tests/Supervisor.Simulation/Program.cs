using Supervisor.Simulation.Runs;
using Xunit.MicrosoftTestingPlatform;

namespace Supervisor.Simulation;

/// <summary>
/// With <c>simulate</c> as the first word this program simulates; otherwise it is the test project's own runner.
/// </summary>
internal static class Program
{
    private const int BadUsage = 2;

    private static async Task<int> Main(string[] words)
    {
        if (words is not ["simulate", .. var options])
        {
            return await TestPlatformTestFramework.RunAsync(
                words,
                SelfRegisteredExtensions.AddSelfRegisteredExtensions
            );
        }

        if (options is ["--help" or "-h"])
        {
            await Console.Out.WriteLineAsync(SimulateHelp.Text);
            return 0;
        }

        if (SimulateOptions.Parse(options, out var error) is not { } parsed)
        {
            await Console.Error.WriteLineAsync(error);
            return BadUsage;
        }

        return new SimulateCommand(parsed, Console.Out).Run();
    }
}
