using System.Diagnostics;
using Xunit;

namespace Supervisor.EndToEndTests.Processes;

/// <summary>Runs programs as "nobody", which takes root.</summary>
internal static class OtherUser
{
    private const string Id = "65534";

    /// <summary>The same start as nobody; skips the test where that cannot be.</summary>
    public static async Task<ProcessStartInfo> AsAsync(ProcessStartInfo start)
    {
        Assert.SkipUnless(Posix.IsRoot, "Only root can start programs as another user.");
        Assert.SkipUnless(File.Exists("/usr/bin/setpriv"), "setpriv (util-linux) is not installed.");
        var probe = await ProgramResult.OfAsync(Wrap(Programs.Start(start.FileName, ["--version"], "/")));
        Assert.SkipUnless(
            probe.Exit == 0,
            "Another user may not run the built programs, or their runtime, where they are."
        );
        return Wrap(start);
    }

    private static ProcessStartInfo Wrap(ProcessStartInfo start)
    {
        string[] become = ["--reuid", Id, "--regid", Id, "--clear-groups", "--", start.FileName];
        var wrapped = new ProcessStartInfo("/usr/bin/setpriv", [.. become, .. start.ArgumentList])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        wrapped.Environment.Clear();
        foreach (var (name, value) in start.Environment)
        {
            wrapped.Environment[name] = value;
        }

        return wrapped;
    }
}
