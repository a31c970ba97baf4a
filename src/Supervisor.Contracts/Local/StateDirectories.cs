namespace Supervisor.Contracts.Local;

/// <summary>Where data directories are by default.</summary>
public static class StateDirectories
{
    public const string Variable = "SUPERVISOR_DATA_DIR";

    /// <summary>The default of a daemon that runs as root.</summary>
    public const string System = "/var/lib/supervisor";

    /// <summary>The default of any other user's daemon; null when the environment names no home.</summary>
    public static string? OfUser(Func<string, string?> environment) => InUserState(environment, "supervisor");

    /// <summary>A directory in the user's state directory, as the XDG base directory specification has it.</summary>
    public static string? InUserState(Func<string, string?> environment, string name)
    {
        // The specification says that a relative path there is to be ignored.
        if (environment("XDG_STATE_HOME") is { } state && Path.IsPathRooted(state))
        {
            return Path.Combine(state, name);
        }

        return environment("HOME") is { } home && Path.IsPathRooted(home)
            ? Path.Combine(home, ".local", "state", name)
            : null;
    }
}
