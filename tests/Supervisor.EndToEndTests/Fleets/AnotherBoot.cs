using System.Diagnostics;
using Supervisor.EndToEndTests.Processes;
using Xunit;

namespace Supervisor.EndToEndTests.Fleets;

/// <summary>A daemon to which, and to whose guard, the machine has been restarted: the kernel gives it another boot id.</summary>
internal static class AnotherBoot
{
    private const string BootId = "/proc/sys/kernel/random/boot_id";

    private const string Script = $"mount --bind \"$0\" {BootId} && exec \"$@\"";

    public static async Task<ProcessStartInfo> OfAsync(Scratch scratch)
    {
        var tried = await ProgramResult.OfAsync(
            new ProcessStartInfo("unshare", ["-m", "true"])
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        );
        // Only root may, and not where its root is no mount of its own, as in a plain chroot.
        Assert.SkipUnless(tried.Exit == 0, $"No process can be given a /proc of its own here: {tried.Error.Trim()}");
        var id = scratch.File("boot_id");
        File.WriteAllText(id, $"{Guid.NewGuid()}\n");
        var start = Daemon.Describe(scratch);
        string[] arguments = ["-m", "sh", "-c", Script, id, start.FileName, .. start.ArgumentList];
        start.FileName = "unshare";
        start.ArgumentList.Clear();
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }
}
