using System.Security.Cryptography;
using System.Text;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Containers;

/// <summary>Where on the machine is what containers are given.</summary>
internal static class ContainerPlaces
{
    public static ContainerPlace Of(ContainerRuntimeSettings settings, AgentAddress agent) =>
        new()
        {
            Cluster = settings.Cluster,
            Node = settings.Node,
            Agent = agent,
            GroupFolder = Path.Combine(settings.Directory, "groups", FolderOf(agent.Group)),
            FilesFolder = Path.Combine(settings.Directory, "files", FolderOf(agent.Path)),
        };

    /// <summary>Sockets are in it, whose paths must be short.</summary>
    private static string FolderOf(string name) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..12];
}
