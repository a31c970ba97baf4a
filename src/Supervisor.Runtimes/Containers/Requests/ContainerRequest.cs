using Supervisor.Fleet.Model.Services;
using Supervisor.Runtimes.Docker.Containers;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Containers.Requests;

/// <summary>
/// From a container as a fleet file asks for it to what the engine is asked for. Pure: what the container needs around itself is
/// there, or is made, elsewhere. There is no restart policy in it: who restarts is the supervisor.
/// </summary>
internal static class ContainerRequest
{
    /// <param name="files">What is laid out for it on the machine, by the place where the container sees it.</param>
    public static ContainerSpec Of(
        ContainerDefinition definition,
        ContainerPlace place,
        IReadOnlyDictionary<string, string> files,
        EngineTraits engine
    )
    {
        var (service, networks) = (definition.Service, new NetworkRequests(definition, engine));
        return new ContainerSpec
        {
            Image = ImageOf(definition),
            Entrypoint = Program(service.Entrypoint),
            Cmd = service.Command,
            Env = Variables(service, place, engine).OrNull(),
            WorkingDir = service.WorkingDirectory,
            User = service.User,
            Hostname = service.Host.Hostname,
            Domainname = service.Host.DomainName,
            MacAddress = networks.MacAddress,
            Tty = service.Tty,
            OpenStdin = service.StdinOpen,
            Labels = ContainerLabels.Of(definition, place),
            StopSignal = service.Stop.Signal,
            StopTimeout = service.Stop.GracePeriod is { } grace ? (int)Math.Ceiling(grace.TotalSeconds) : null,
            Healthcheck = HealthRequest.Of(service.Health),
            ExposedPorts = PortRequests.Exposed(service),
            HostConfig = new HostRequest(definition, engine).Of(place, files),
            NetworkingConfig = networks.AtOnce is { Count: > 0 } endpoints ? new NetworkingSpec(endpoints) : null,
        };
    }

    /// <summary>The file's, or else as Compose calls the one that it builds.</summary>
    public static string ImageOf(ContainerDefinition definition) =>
        definition.Service.Image ?? $"{definition.Project}-{definition.Group}";

    /// <summary>An empty one takes the image's own away, which the engine is told by an empty word.</summary>
    private static IReadOnlyList<string>? Program(IReadOnlyList<string>? entrypoint) =>
        entrypoint is { Count: 0 } ? [""] : entrypoint;

    private static IEnumerable<string> Variables(ServiceModel service, ContainerPlace place, EngineTraits engine) =>
        service
            .Environment.Where(variable => !place.Variables.Contains(variable.Key))
            .Select(variable =>
                variable.Value is null && engine.CanUnsetVariables ? variable.Key : $"{variable.Key}={variable.Value}"
            )
            .Concat(place.Variables.Select(variable => $"{variable.Key}={variable.Value}"));
}
