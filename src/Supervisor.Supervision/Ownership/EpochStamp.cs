using System.Globalization;
using Supervisor.Contracts.Readiness;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Supervision.Ownership;

/// <summary>Puts the epoch of an ownership into what is started by it, so that agents can tell it to whatever they write to.</summary>
internal static class EpochStamp
{
    internal static GroupDefinition On(GroupDefinition group, long epoch)
    {
        var text = epoch.ToString(CultureInfo.InvariantCulture);
        return group with
        {
            Agents = group
                .Agents.Select(agent => agent with { Epoch = epoch, Launch = On(agent.Launch, text) })
                .ToValueList(),
        };
    }

    private static LaunchDefinition On(LaunchDefinition launch, string epoch) =>
        launch switch
        {
            ProcessLaunch process => process with
            {
                Environment = process.Environment.With(AgentVariables.Epoch, epoch),
            },
            ExecLaunch exec => exec with { Environment = exec.Environment.With(AgentVariables.Epoch, epoch) },
            // One that was made in an earlier epoch has that one's in its environment: it is not started again.
            ContainerLaunch { Container: var container } whole => whole with
            {
                Container = container with
                {
                    Hash = $"{container.Hash}-{epoch}",
                    Service = container.Service with
                    {
                        Environment = container.Service.Environment.With(AgentVariables.Epoch, epoch),
                    },
                },
            },
            _ => launch,
        };
}
