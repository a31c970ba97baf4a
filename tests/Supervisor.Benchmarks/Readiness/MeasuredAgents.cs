using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using Supervisor.Actors;
using Supervisor.Benchmarks.Kernel;
using Supervisor.Fleet.Values;
using Supervisor.Node.Hosting;
using Supervisor.Node.Readiness;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Agents.Signals;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.TestKit.Actors;

namespace Supervisor.Benchmarks.Readiness;

/// <summary>Agents with real sockets, whose supervisors take every word at once.</summary>
internal sealed class MeasuredAgents : IAgentDirectory, IAsyncDisposable
{
    private static int _started;

    private readonly ConcurrentDictionary<AgentAddress, ActorRef<AgentMessage>> _supervisors = new();
    private readonly MeasuredSystem _system = new();
    private AgentSurroundings _surroundings = null!;
    private long _taken;

    private MeasuredAgents() { }

    public long Taken => Volatile.Read(ref _taken);

    public static async Task<MeasuredAgents> StartAsync(string directory)
    {
        var agents = new MeasuredAgents();
        agents._surroundings = await AgentSurroundings.StartAsync(
            Directory.CreateDirectory(Path.Combine(directory, $"{Interlocked.Increment(ref _started)}")).FullName,
            agents,
            new LinuxBootClock(),
            RandomNumberGenerator.GetBytes,
            NullLoggerFactory.Instance
        );
        return agents;
    }

    public ActorRef<AgentMessage>? Find(AgentAddress agent) => _supervisors.GetValueOrDefault(agent);

    public async Task<ValueMap<string>> OpenAsync(int number, string incarnation = "1-aa")
    {
        var agent = new AgentAddress("group", $"agent-{number}");
        _supervisors.GetOrAdd(agent, key => _system.Actors.Spawn(Props.Of(Supervisor), key.Agent));
        var definition = new AgentDefinition
        {
            Address = agent,
            Hash = "hash",
            Launch = new ProcessLaunch { Command = ["sleep"], Directory = "/" },
        };
        var opened = await _surroundings.OpenAsync(new WorkloadId(agent, incarnation), definition);
        return opened.Value ?? throw new InvalidOperationException(opened.Error!.Why);
    }

    public Task CloseAsync(int number, string incarnation) =>
        _surroundings.CloseAsync(new WorkloadId(new AgentAddress("group", $"agent-{number}"), incarnation));

    public async ValueTask DisposeAsync()
    {
        await _surroundings.DisposeAsync();
        await _system.DisposeAsync();
    }

    private ScriptedActor<AgentMessage> Supervisor() =>
        new(
            (_, message) =>
            {
                Interlocked.Increment(ref _taken);
                (message as SignalCame)?.ReplyTo?.Tell(SignalOutcome.Taken);
            }
        );
}
