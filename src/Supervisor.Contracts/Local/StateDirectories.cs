namespace Supervisor.Contracts.Local;

/// <summary>Where data directories are by default.</summary>
public static class StateDirectories
{
    public const string Variable = "SUPERVISOR_DATA_DIR";

    /// <summary>The default of a daemon that runs as root.</summary>
    public const string System = "/var/lib/supervisor";

    /// <summary>The default of any other user's daemon; null when the environment names no home.</summary>
    public static string? OfUser(Func<string, string?> environment) => InUserState(environment, "supervisor");

    /// <summary>A directory in the user's configuration directory, as the same specification has it.</summary>
    public static string? InUserConfig(Func<string, string?> environment, string name) =>
        InUserDirectory(environment, "XDG_CONFIG_HOME", [".config"], name);

    /// <summary>A directory in the user's state directory, as the XDG base directory specification has it.</summary>
    public static string? InUserState(Func<string, string?> environment, string name) =>
        InUserDirectory(environment, "XDG_STATE_HOME", [".local", "state"], name);

    /// <param name="usual">Where it is in the home directory when the variable names none.</param>
    private static string? InUserDirectory(
        Func<string, string?> environment,
        string variable,
        string[] usual,
        string name
    )
    {
        // The specification says that a relative path there is to be ignored.
        if (environment(variable) is { } named && Path.IsPathRooted(named))
        {
            return Path.Combine(named, name);
        }

        return environment("HOME") is { } home && Path.IsPathRooted(home) ? Path.Combine([home, .. usual, name]) : null;
    }
}
