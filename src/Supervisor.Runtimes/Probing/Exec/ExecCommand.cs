using System.Diagnostics;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Probing.Exec;

/// <summary>
/// A probe's command as it is started: <c>setsid</c> makes it the leader of a session and a group, <c>timeout</c> kills the
/// group if the daemon is no more there to do it, <c>setpriv</c> makes it another user's.
/// </summary>
internal static class ExecCommand
{
    /// <summary>The daemon kills at the limit; whoever takes its place comes well after it.</summary>
    private static readonly TimeSpan AfterLimit = TimeSpan.FromSeconds(2);

    internal static ProcessStartInfo Of(ProcessLaunch launch, ValueList<string> command, HostUser user, TimeSpan limit)
    {
        var start = new ProcessStartInfo(HostTools.SetSid)
        {
            WorkingDirectory = launch.Directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment.Clear();
        foreach (var (name, value) in launch.Environment)
        {
            start.Environment[name] = value;
        }

        foreach (var word in Words(command, user, limit))
        {
            start.ArgumentList.Add(word);
        }

        return start;
    }

    private static IEnumerable<string> Words(ValueList<string> command, HostUser user, TimeSpan limit)
    {
        var seconds = (long)Math.Ceiling((limit + AfterLimit).TotalSeconds);
        return [HostTools.Timeout, "-s", "KILL", $"{seconds}", .. user.Words, .. command];
    }
}
