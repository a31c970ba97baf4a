using System.Diagnostics;
using Supervisor.EndToEndTests.Processes;
using Xunit;

namespace Supervisor.EndToEndTests.Fleets;

/// <summary>A daemon to which, and to whose guard, the machine has been restarted: the kernel gives it another boot id.</summary>
internal static class AnotherBoot
{
    private const string BootId = "/proc/sys/kernel/random/boot_id";

    private const string Script = $"mount --bind \"$0\" {BootId} && exec \"$@\"";

    public static ProcessStartInfo Of(Scratch scratch)
    {
        Assert.SkipUnless(Posix.IsRoot, "Only root can give a process a /proc of its own.");
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
