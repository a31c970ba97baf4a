using Supervisor.Runtimes.Containers.Folders;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Surroundings;

namespace Supervisor.Runtimes.Containers;

/// <summary>Where on the machine is what containers are given.</summary>
internal static class ContainerPlaces
{
    private const int FolderLetters = 12;

    /// <summary>Made, if it is not there.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be made.</exception>
    public static ContainerPlace Prepare(ContainerRuntimeSettings settings, AgentAddress agent)
    {
        var folder = GroupFolder.Of(settings.Groups, agent.Group);
        GroupFolders.Prepare(folder);
        return new ContainerPlace
        {
            Cluster = settings.Cluster,
            Node = settings.Node,
            Agent = agent,
            GroupFolder = folder,
            FilesFolder = FilesOf(settings, agent),
        };
    }

    /// <summary>The folder in which its files are laid out; it need not be there.</summary>
    public static string FilesOf(ContainerRuntimeSettings settings, AgentAddress agent) =>
        Path.Combine(settings.Files, ShortHash.Of(agent.Path, FolderLetters));
}
