using System.Globalization;
using Shouldly;

namespace Supervisor.IntegrationTests.Probing;

/// <summary>Whether processes that a test's command started have come to their ends.</summary>
internal static class ProcessEnds
{
    /// <summary>As the command wrote them.</summary>
    internal static int[] Numbers(string line) =>
        [.. line.Split(' ').Select(number => int.Parse(number, CultureInfo.InvariantCulture))];

    /// <summary>A killed process ends when the kernel comes to it; it may stay listed until its parent has taken note.</summary>
    internal static async Task ShouldComeAsync(int[] processes)
    {
        var giveUp = TimeProvider.System.GetTimestamp();
        while (processes.Any(IsRunning))
        {
            TimeProvider.System.GetElapsedTime(giveUp).ShouldBeLessThan(TimeSpan.FromMinutes(2), "They run on.");
            await Task.Yield();
        }
    }

    private static bool IsRunning(int process)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..][0] is not ('Z' or 'X');
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException or IOException)
        {
            return false;
        }
    }
}
