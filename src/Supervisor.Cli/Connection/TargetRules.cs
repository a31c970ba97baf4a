using Supervisor.Cli.Line;
using Supervisor.Contracts.Local;

namespace Supervisor.Cli.Connection;

/// <summary>Where to look for a node, and in which order.</summary>
internal static class TargetRules
{
    /// <param name="isLoggedIn">Whether the user is known to a cluster.</param>
    public static IReadOnlyList<Target> Candidates(
        GlobalOptions options,
        Func<string, string?> environment,
        bool isLoggedIn
    )
    {
        if (options.Target is { } address)
        {
            return [new Target.Tcp(address)];
        }

        var sockets = DataDirectories(options, environment).Select(directory => new Target.Unix(directory.Socket));
        // Who names a directory means that daemon and no other.
        return NamedDirectory(options, environment) is null
            ? [.. sockets, isLoggedIn ? new Target.Cluster() : new Target.Tcp(HostAndPort.Default)]
            : [.. sockets];
    }

    /// <summary>The data directories of this machine's daemons, as far as they can be known.</summary>
    public static IReadOnlyList<DataDirectoryLayout> DataDirectories(
        GlobalOptions options,
        Func<string, string?> environment
    )
    {
        string?[] directories = NamedDirectory(options, environment) is { } named
            ? [Path.GetFullPath(named)]
            : [StateDirectories.System, StateDirectories.OfUser(environment)];
        return [.. directories.OfType<string>().Select(directory => new DataDirectoryLayout(directory))];
    }

    private static string? NamedDirectory(GlobalOptions options, Func<string, string?> environment)
    {
        var variable = environment(StateDirectories.Variable);
        return options.DataDirectory ?? (string.IsNullOrEmpty(variable) ? null : variable);
    }
}
