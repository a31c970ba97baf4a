using Supervisor.Guard;
using Supervisor.IntegrationTests.Coordination;
using Supervisor.IntegrationTests.Guard;
using Supervisor.IntegrationTests.Journal;
using Xunit.MicrosoftTestingPlatform;

namespace Supervisor.IntegrationTests;

/// <summary>
/// With a child's name as the first word this program is that child, to be watched or killed by a test; otherwise it is
/// the test project's own runner.
/// </summary>
internal static class Program
{
    private static async Task<int> Main(string[] words)
    {
        if (words is [RunningGuard.Verb, .. var options])
        {
            return GuardProgram.Run(options);
        }

        if (words is [AppendingChild.Name, var path, var appends])
        {
            await AppendingChild.RunAsync(path, int.Parse(appends));
            return 0;
        }

        if (words is [PuttingChild.Name, var file, var name, var puts])
        {
            await PuttingChild.RunAsync(file, name, int.Parse(puts));
            return 0;
        }

        return await TestPlatformTestFramework.RunAsync(words, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
    }
}
