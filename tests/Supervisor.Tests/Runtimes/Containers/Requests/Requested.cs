using System.Text.Json;
using Supervisor.Fleet.Model.Services;
using Supervisor.Runtimes.Containers;
using Supervisor.Runtimes.Containers.Requests;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Connections;
using Supervisor.Runtimes.Docker.Containers;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Surroundings;

namespace Supervisor.Tests.Runtimes.Containers.Requests;

/// <summary>What engines are asked for.</summary>
internal static class Requested
{
    internal static EngineTraits Old { get; } =
        new(ApiVersion.Lowest, new Dictionary<string, UlimitModel>(StringComparer.Ordinal));

    internal static EngineTraits New { get; } = Old with { Api = ApiVersion.Highest };

    internal static ContainerPlace Place { get; } =
        new()
        {
            Cluster = "c1",
            Node = "n1",
            Agent = new AgentAddress("web", "web"),
            GroupFolder = new GroupFolder("/data/groups/1"),
            FilesFolder = "/data/files/1",
        };

    internal static ContainerSpec Of(ServiceModel service, EngineTraits? engine = null) =>
        Of(Definition(service), engine);

    internal static ContainerSpec Of(ContainerDefinition definition, EngineTraits? engine = null) =>
        ContainerRequest.Of(definition, Place, NoFiles, engine ?? New);

    internal static HostSpec Host(ServiceModel service, EngineTraits? engine = null) => Of(service, engine).HostConfig!;

    internal static ContainerDefinition Definition(ServiceModel service) =>
        new()
        {
            Group = "web",
            Project = "demo",
            Hash = "h",
            Service = service,
        };

    /// <summary>All that goes to the engine for a container and around it, as one text.</summary>
    internal static string Whole(ContainerDefinition definition, EngineTraits engine) =>
        string.Join(
            '\n',
            [
                JsonSerializer.Serialize(Of(definition, engine), EngineJson.Default.ContainerSpec),
                definition.Service.ContainerName,
                definition.Service.Platform,
                .. new NetworkRequests(definition, engine).Afterwards.Keys,
                .. definition.Networks.Select(network =>
                    $"{network.Value.External} "
                    + JsonSerializer.Serialize(
                        NetworkRequest.Of(network.Key, network.Value, definition.Project, Place),
                        EngineJson.Default.NetworkSpec
                    )
                ),
                .. definition.Volumes.Select(volume =>
                    $"{volume.Value.External} "
                    + JsonSerializer.Serialize(
                        VolumeRequest.Of(volume.Key, volume.Value, definition.Project, Place),
                        EngineJson.Default.VolumeSpec
                    )
                ),
            ]
        );

    private static IReadOnlyDictionary<string, string> NoFiles { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal);
}
