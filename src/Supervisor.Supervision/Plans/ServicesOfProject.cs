using Supervisor.Fleet.Model;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Values;

namespace Supervisor.Supervision.Plans;

/// <summary>A file names services where engines know containers only.</summary>
internal static class ServicesOfProject
{
    private const string OfService = "service:";
    private const string OfContainer = "container:";

    internal static ServiceModel Resolved(ServiceModel service, ProjectModel project) =>
        service with
        {
            NetworkMode = Joined(service.NetworkMode, project),
            Host = service.Host with
            {
                Ipc = Joined(service.Host.Ipc, project),
                Pid = Joined(service.Host.Pid, project),
            },
            Links = service.Links.SelectMany(link => Linked(link, project)).ToValueList(),
            VolumesFrom = service.VolumesFrom.Select(from => MountsOf(from, project)).ToValueList(),
        };

    /// <summary>What is not a container of this project keeps its name: the engine will say that there is none.</summary>
    private static string ContainerOf(string service, ProjectModel project) =>
        project.Groups.FirstOrDefault(group => group.Name == service)?.Service.ContainerName ?? service;

    private static string? Joined(string? mode, ProjectModel project) =>
        mode is not null && mode.StartsWith(OfService, StringComparison.Ordinal)
            ? OfContainer + ContainerOf(mode[OfService.Length..], project)
            : mode;

    /// <summary>Compose also gives the linked container's own name.</summary>
    private static IEnumerable<string> Linked(string link, ProjectModel project)
    {
        var parts = link.Split(':', 2);
        var container = ContainerOf(parts[0], project);
        return [$"{container}:{parts[^1]}", $"{container}:{container}"];
    }

    /// <summary><c>SERVICE[:ro]</c> or <c>container:NAME[:ro]</c></summary>
    private static string MountsOf(string from, ProjectModel project)
    {
        if (from.StartsWith(OfContainer, StringComparison.Ordinal))
        {
            return from;
        }

        var colon = from.IndexOf(':', StringComparison.Ordinal);
        var (service, rest) = colon < 0 ? (from, "") : (from[..colon], from[colon..]);
        return OfContainer + ContainerOf(service, project) + rest;
    }
}
