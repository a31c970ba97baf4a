namespace Supervisor.Supervision.Surroundings;

/// <summary>
/// What an agent in a container finds of its own, by the same names for all its starts: a container's environment is fixed
/// when it is made, while it is started many times.
/// </summary>
/// <param name="Folder">As the daemon sees it, or as the container does.</param>
public readonly record struct AgentFiles(string Folder)
{
    public string Socket => In("sock");

    /// <summary>Made anew for each start.</summary>
    public string NotifySocket => In("notify");

    public string Token => In("token");

    /// <summary>Says which start this is, where the environment cannot.</summary>
    public string Incarnation => In("incarnation");

    // Of Linux, whichever system the daemon of a remote engine is on.
    private string In(string name) => $"{Folder}/{name}";
}
