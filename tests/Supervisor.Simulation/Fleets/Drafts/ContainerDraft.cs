using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Simulation.Fleets.Drafts;

/// <summary>The containers of a fleet in the making: another command is another container.</summary>
internal static class ContainerDraft
{
    internal static ContainerDefinition Define(AgentAddress agent, ValueList<string> command, bool hasHealth) =>
        new()
        {
            Group = agent.Group,
            Project = "fleet",
            Service = new ServiceModel
            {
                Image = "agents:1",
                ContainerName = agent.IsHolder ? $"fleet-{agent.Group}-1" : $"fleet-{agent.Group}-{agent.Agent}-1",
                Command = command,
                NetworkMode = "none",
                Health = hasHealth ? new HealthTest(["CMD", "look"]) : null,
            },
            IsHolder = agent.IsHolder,
            Hash = $"{string.Join('-', command)}{(hasHealth ? "-health" : "")}",
        };
}
