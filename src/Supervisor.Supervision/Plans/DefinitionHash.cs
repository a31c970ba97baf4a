using System.Security.Cryptography;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Supervision.Plans;

/// <summary>
/// Of all that a running process has of its definition; what only its supervisor uses, such as budgets and probes, is not
/// in it, nor is what it takes over from the daemon. The text that is hashed is for ever: if a newer daemon wrote it
/// otherwise, it would take every running process for one of another definition.
/// </summary>
internal static class DefinitionHash
{
    /// <param name="variables">Of the definition alone.</param>
    /// <param name="watchdog">It is told to the process at its start.</param>
    internal static string Of(ProcessLaunch launch, ValueMap<string?> variables, TimeSpan? watchdog)
    {
        var text = new CanonicalText("process 1");
        text.Add("command", launch.Command);
        foreach (var (name, value) in variables)
        {
            text.Add(value is null ? "unset" : "set", [name, value ?? ""]);
        }

        text.Add("directory", [launch.Directory]);
        text.Add("user", launch.User);
        text.Add("watchdog", watchdog);
        LimitText.Add(text, launch.Resources);
        return Convert.ToHexStringLower(SHA256.HashData(text.ToBytes()));
    }

    /// <summary>Of a program within a container, whose own definition is not in it: when that changes, both end.</summary>
    /// <param name="watchdog">It is told to the program at its start.</param>
    /// <param name="key">What is hashed may be secret.</param>
    internal static string Of(ExecLaunch launch, TimeSpan? watchdog, ReadOnlySpan<byte> key)
    {
        var text = new CanonicalText("exec 1");
        text.Add("command", launch.Command);
        foreach (var (name, value) in launch.Environment)
        {
            text.Add(value is null ? "unset" : "set", [name, value ?? ""]);
        }

        text.Add("directory", launch.Directory);
        text.Add("user", launch.User);
        text.Add("watchdog", watchdog);
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, text.ToBytes()));
    }

    /// <summary>
    /// What its image starts has nothing that is its own, and is another program when its container is another: nothing that was learned of
    /// the one before holds any more.
    /// </summary>
    /// <param name="container">The hash of its container.</param>
    internal static string OfListener(string container)
    {
        var text = new CanonicalText("listen 2");
        text.Add("container", [container]);
        return Convert.ToHexStringLower(SHA256.HashData(text.ToBytes()));
    }
}
