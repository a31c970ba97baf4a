using Supervisor.Fleet.Model.Resources;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Values;
using Supervisor.Simulation.Engines.Stock;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Simulation.Fleets.Drafts;

/// <summary>The containers of a fleet in the making: another command is another container.</summary>
internal static class ContainerDraft
{
    internal const string All = "fleet_all";
    internal const string Some = "fleet_some";
    internal const string Data = "fleet_data";

    internal static ContainerDefinition Define(AgentAddress agent, ValueList<string> command, bool hasHealth)
    {
        // Two networks make two steps of one making; who is in none is as before.
        var networks = agent.Agent switch
        {
            AgentAddress.HolderName or "a" => [All, Some],
            "b" => [All],
            _ => Array.Empty<string>(),
        };
        var volumes = agent.Agent is "a" or "c" ? new[] { Data } : [];
        return new()
        {
            Group = agent.Group,
            Project = "fleet",
            Service = new ServiceModel
            {
                Image = EngineStock.AgentsImage,
                ContainerName = agent.IsHolder ? $"fleet-{agent.Group}-1" : $"fleet-{agent.Group}-{agent.Agent}-1",
                Command = command,
                NetworkMode = networks.Length == 0 ? "none" : null,
                Networks = Each(networks, static _ => new NetworkAttachment()),
                Mounts = [.. volumes.Select(static name => new MountModel(MountKind.Volume, name, "/data"))],
                Health = hasHealth ? new HealthTest(["CMD", "look"]) : null,
            },
            Networks = Each(networks, static name => new NetworkModel { Name = name }),
            Volumes = Each(volumes, static name => new VolumeModel { Name = name }),
            IsHolder = agent.IsHolder,
            Hash = $"{string.Join('-', command)}{(hasHealth ? "-health" : "")}",
        };
    }

    private static ValueMap<T> Each<T>(IEnumerable<string> names, Func<string, T> make) =>
        names.Select(name => KeyValuePair.Create(name, make(name))).ToValueMap();
}
