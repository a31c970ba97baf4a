using Supervisor.EndToEndTests.Processes;

namespace Supervisor.EndToEndTests.Supervised;

/// <summary>Ends what a test ran, in order where that goes and otherwise by force.</summary>
internal static class Leftovers
{
    public static async Task EndAsync(Scratch scratch, Daemon? daemon)
    {
        if (daemon is { HasEnded: false })
        {
            // Its guard goes with it once it has nothing to guard, and takes its cgroups along.
            await PbmProgram.RunAsync(scratch, "fleet", "down", "--wait");
            await daemon.StopAsync(Posix.SigTerm);
        }

        if (daemon is not null)
        {
            await daemon.DisposeAsync();
        }

        while (Living(scratch) is { Count: > 0 } living)
        {
            foreach (var pid in living)
            {
                await SupervisedNode.KillAsync(pid);
            }
        }
    }

    /// <summary>Guards first: what they guard would be started by nobody, but they would write about it.</summary>
    private static List<int> Living(Scratch scratch) =>
        [
            .. MachineProcesses.Guards(scratch.Data),
            .. MachineProcesses.Agents(scratch.Data).Select(process => process.Pid),
        ];
}
