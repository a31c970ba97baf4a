namespace Supervisor.Fleet.Ordering;

/// <summary>Which key of the file makes one thing wait for another.</summary>
public enum NeedSource
{
    /// <summary>An agent's own <c>needs</c>.</summary>
    Needs,

    /// <summary>Compose's <c>depends_on</c>: all agents of the group wait.</summary>
    DependsOn,

    /// <summary><c>network_mode</c>, <c>ipc</c> or <c>pid</c> of another service, which implies the same.</summary>
    Namespace,
}
