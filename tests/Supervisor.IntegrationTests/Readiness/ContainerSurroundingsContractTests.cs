using System.Net.Sockets;
using Supervisor.Contracts.Readiness;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Surroundings;
using Supervisor.TestKit.Runtimes;

namespace Supervisor.IntegrationTests.Readiness;

/// <summary>The daemon's own, for agents whose container has their folder mounted.</summary>
public sealed class ContainerSurroundingsContractTests : SpokenSurroundingsContract
{
    private ReadinessWorld _world = null!;

    public override ValueTask DisposeAsync() => _world.DisposeAsync();

    protected override LaunchDefinition Launch => ReadinessWorld.Contained(Till);

    protected override async ValueTask<IAgentSurroundings> StartAsync()
    {
        _world = await ReadinessWorld.StartAsync();
        return _world.Surroundings;
    }

    protected override async ValueTask<IAgentSurroundings> RestartAsync()
    {
        await _world.RestartDaemonAsync();
        return _world.Surroundings;
    }

    protected override string SecretIn(ValueMap<string> variables)
    {
        var folder = GroupFolder.Of(_world.Data.Groups, variables[AgentVariables.Group]);
        return File.ReadAllText(folder.OutsideOf(variables[AgentVariables.TokenFile])).Trim();
    }

    protected override async Task<string?> SpeakerAsync(AgentAddress agent, string secret)
    {
        var supervisor = _world.SupervisorOf(agent);
        var socket = GroupFolder.Of(_world.Data.Groups, agent.Group).OfAgent(agent.Agent).Socket;
        var where = ValueMap<string>.Empty.With(AgentVariables.Socket, socket);
        try
        {
            await AgentSocket.SayAsync(where, agent.Agent, ReadinessPages.Ready, token: secret, incarnation: "");
        }
        catch (SocketException)
        {
            return null;
        }

        return supervisor.Waiting > 0 ? (await supervisor.NextAsync()).Incarnation : null;
    }
}
