namespace Supervisor.Runtimes.Probing.Exec;

/// <summary>Small programs that every Linux has, of coreutils, util-linux and the C library.</summary>
internal static class HostTools
{
    private static readonly string[] Directories = ["/usr/bin", "/bin", "/usr/sbin", "/sbin", "/usr/local/bin"];

    internal static string SetSid { get; } = Find("setsid");

    internal static string Timeout { get; } = Find("timeout");

    internal static string SetPriv { get; } = Find("setpriv");

    internal static string GetEnt { get; } = Find("getent");

    /// <summary>The first that is needed for any command and is not there; null when all are.</summary>
    internal static string? Missing => new[] { SetSid, Timeout }.FirstOrDefault(tool => !Path.IsPathRooted(tool));

    /// <param name="program">As it calls itself when it complains.</param>
    internal static bool IsWrapper(string program) => Path.GetFileName(program) is "setsid" or "timeout" or "setpriv";

    /// <summary>By its whole path: the variable PATH is the agent's, and only its own command is looked for there.</summary>
    private static string Find(string name) =>
        Directories.Select(directory => Path.Combine(directory, name)).FirstOrDefault(File.Exists) ?? name;
}
