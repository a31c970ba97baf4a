using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Supervision.Plans;

/// <summary>From a service of the model to a container that is whole: nothing is left to be looked up by whoever makes it.</summary>
internal sealed class ContainerDefinitions(
    string node,
    LateValues late,
    GrantedFiles files,
    PlanSurroundings surroundings
)
{
    /// <summary>The agent is the container's first process: what is said of the one is said of the other.</summary>
    internal ContainerDefinition OfAgent(FleetMember member)
    {
        var (service, agent) = (member.Group.Service, member.Agent!);
        var own = service with
        {
            Environment = AgentVariables.OfContainer(member, node, late),
            User = agent.User ?? service.User,
            WorkingDirectory = agent.WorkingDirectory ?? service.WorkingDirectory,
        };
        return Hashed(Whole(member, own), agent.Watchdog);
    }

    internal ContainerDefinition OfHolder(FleetMember group, IReadOnlyList<FleetMember> members)
    {
        var own = group.Group.Service with { Environment = AgentVariables.OfHolder(group, members, node, late) };
        return Hashed(Whole(group, own) with { IsHolder = true }, watchdog: null);
    }

    internal string HashOf(ExecLaunch launch, TimeSpan? watchdog) =>
        DefinitionHash.Of(launch, watchdog, surroundings.HashKey.Span);

    private ContainerDefinition Hashed(ContainerDefinition definition, TimeSpan? watchdog) =>
        definition with
        {
            Hash = ContainerHash.Of(definition, watchdog, surroundings.HashKey.Span),
        };

    private ContainerDefinition Whole(FleetMember member, ServiceModel service)
    {
        var project = member.Project;
        return new ContainerDefinition
        {
            Group = member.Group.Name,
            Project = project.Name,
            Service = ServicesOfProject.Resolved(Filled(Shifted(service, member.PortOffset), member), project),
            Networks = Used(project.Networks, service.Networks.Names),
            Volumes = Used(
                project.Volumes,
                service.Mounts.Where(mount => mount.Kind is MountKind.Volume).Select(mount => mount.Source)
            ),
            Files = files.Of(member),
            Hash = "",
        };
    }

    private ServiceModel Filled(ServiceModel service, FleetMember member) =>
        service with
        {
            Command = service.Command is { } command ? late.Fill(command, member) : null,
            Entrypoint = service.Entrypoint is { } entrypoint ? late.Fill(entrypoint, member) : null,
            Health = service.Health is { } health ? health with { Test = late.Fill(health.Test, member) } : null,
        };

    private static ServiceModel Shifted(ServiceModel service, int offset) =>
        offset == 0
            ? service
            : service with
            {
                Ports = service
                    .Ports.Select(port =>
                        port with
                        {
                            Published = port.Published + offset,
                            PublishedEnd = port.PublishedEnd + offset,
                        }
                    )
                    .ToValueList(),
            };

    private static ValueMap<T> Used<T>(ValueMap<T> declared, IEnumerable<string?> names)
    {
        var used = names.OfType<string>().ToHashSet(StringComparer.Ordinal);
        return declared.Where(one => used.Contains(one.Key)).ToValueMap();
    }
}
