namespace Supervisor.Runtimes.Containers;

/// <summary>What a container sees of the supervisor.</summary>
internal static class ContainerFolders
{
    /// <summary>The folder of its group: sockets, tokens, and what programs within it are started by.</summary>
    public const string OfGroup = "/run/supervisor";
}
