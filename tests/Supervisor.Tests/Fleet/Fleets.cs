using Supervisor.Fleet.Model;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Values;

namespace Supervisor.Tests.Fleet;

/// <summary>Fleets made by hand, for the rules that need no file.</summary>
internal static class Fleets
{
    internal static FleetModel Of(params ProjectModel[] projects) => new(projects.ToValueList());

    internal static ProjectModel Project(string? node, params GroupModel[] groups) =>
        new()
        {
            Name = node ?? "project",
            Node = node,
            Groups = groups.ToValueList(),
        };

    internal static GroupModel Group(string name, params AgentModel[] agents) =>
        new()
        {
            Name = name,
            Service = new ServiceModel { Image = $"{name}:1" },
            Agents = agents.ToValueList(),
        };

    /// <summary>A group whose file lists no agents.</summary>
    internal static GroupModel Plain(string name, params string[] needs) => Group(name, OfImage(name, needs));

    internal static GroupModel DependingOn(this GroupModel group, params string[] services) =>
        group with
        {
            Service = group.Service with
            {
                DependsOn = services
                    .Select(name => KeyValuePair.Create(name, new DependencyModel(DependencyCondition.Started)))
                    .ToValueMap(),
            },
        };

    /// <summary>Started by us, in the group's container.</summary>
    internal static AgentModel Agent(string name, params string[] needs) =>
        OfImage(name, needs) with
        {
            Command = ["run", name],
        };

    /// <summary>Started by the image: we listen.</summary>
    internal static AgentModel OfImage(string name, params string[] needs) =>
        new() { Name = name, Needs = needs.Select(need => new NeedModel(need)).ToValueList() };
}
