using System.Net.Sockets;
using Supervisor.Contracts.Readiness;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.TestKit.Runtimes;

namespace Supervisor.IntegrationTests.Readiness;

/// <summary>The daemon's own: real folders, sockets and tokens.</summary>
public sealed class AgentSurroundingsContractTests : SpokenSurroundingsContract
{
    private ReadinessWorld _world = null!;

    public override ValueTask DisposeAsync() => _world.DisposeAsync();

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

    protected override string SecretIn(ValueMap<string> variables) =>
        File.ReadAllText(variables[AgentVariables.TokenFile]).Trim();

    protected override async Task<string?> SpeakerAsync(AgentAddress agent, string secret)
    {
        var supervisor = _world.SupervisorOf(agent);
        var where = ValueMap<string>.Empty.With(AgentVariables.Socket, _world.FolderOf(agent).Socket);
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
