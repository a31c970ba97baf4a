using Supervisor.Actors;
using Supervisor.Actors.Dispatching;
using Supervisor.Actors.Systems;
using Supervisor.Fleet.Model;
using Supervisor.Node.Readiness;
using Supervisor.Node.Readiness.Redis;
using Supervisor.Runtimes.Redis;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Agents.Signals;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.TestKit.Actors;
using Supervisor.TestKit.Redis;

namespace Supervisor.IntegrationTests.Readiness.Redis;

/// <summary>A real Redis, a daemon's side that listens to it, and an agent or two, whose supervisors are played by the test.</summary>
internal sealed class KeyWorld : IAgentDirectory, IAsyncDisposable
{
    private const string Prefix = "test:";

    private static readonly AgentAddress Tts = new("audio", "tts");

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ActorSystem _system = new(
        new ActorSystemSettings(
            "test",
            TimeProvider.System,
            new SeededChance(1),
            new ThreadPoolDispatcher(),
            new FailureLog()
        )
    );

    private readonly string _credentials;
    private RedisReadiness? _daemon;
    private RedisConnection? _agent;

    public KeyWorld(string credentials = "")
    {
        _credentials = credentials;
        Supervisor = new PlayedSupervisor(_system, ReadinessWorld.Stt);
        Second = new PlayedSupervisor(_system, Tts);
    }

    public RedisServer Server { get; } = new();

    public PlayedSupervisor Supervisor { get; }

    /// <summary>Of the second agent, which most tests do not start.</summary>
    public PlayedSupervisor Second { get; }

    public CapturedLog Log { get; } = new();

    public RedisCondition? Condition => _daemon!.Condition;

    public ActorRef<AgentMessage>? Find(AgentAddress agent) =>
        agent == ReadinessWorld.Stt ? Supervisor.Ref
        : agent == Tts ? Second.Ref
        : null;

    public void StartDaemon()
    {
        _daemon = new RedisReadiness(
            new RedisServices(
                "mainpc",
                new SignalDelivery(this),
                TimeProvider.System,
                new SeededChance(1),
                new RedisLog(new Microsoft.Extensions.Logging.Logger<RedisLog>(Log), TimeProvider.System)
            )
        );
        Follow($"redis://{_credentials}127.0.0.1:{Server.Port}");
    }

    /// <summary>A revision is applied that names this Redis.</summary>
    public void Follow(string? address) =>
        _daemon!.Follow(new NodePlan(1, []) { Redis = address is null ? null : new RedisModel(address, Prefix) });

    public async Task StopDaemonAsync() => await _daemon!.DisposeAsync();

    /// <summary>The incarnation is about to start.</summary>
    public Task OpenAsync(string incarnation = "1-aa")
    {
        Supervisor.Incarnation = incarnation;
        return _daemon!.OpenAsync(new WorkloadId(ReadinessWorld.Stt, incarnation)).WaitAsync(Patience);
    }

    public Task OpenSecondAsync() => _daemon!.OpenAsync(new WorkloadId(Tts, Second.Incarnation)).WaitAsync(Patience);

    public void Close(string incarnation) => _daemon!.Close(new WorkloadId(ReadinessWorld.Stt, incarnation));

    public void Remove(string incarnation) => _daemon!.Remove(new WorkloadId(ReadinessWorld.Stt, incarnation));

    /// <summary>Done by the agent, on a connection that it makes where it has none.</summary>
    /// <param name="command">Words apart by spaces; <c>KEY</c> in front of a key.</param>
    public async Task<RedisReply> WriteAsync(params string[] command)
    {
        var words = command.Select(word => word.Replace("KEY:", $"{Prefix}agent:", StringComparison.Ordinal));
        _agent ??= await RedisConnection.OpenAsync(
            RedisAddress.Parse($"redis://{_credentials}127.0.0.1:{Server.Port}", out _)!,
            TimeSpan.FromSeconds(30),
            TimeProvider.System,
            CancellationToken.None
        );
        return await _agent.CallAsync(new RedisCommand([.. words]), CancellationToken.None);
    }

    public async Task<RedisReply> OwnKeyAsync(string name) => await WriteAsync("GET", Prefix + name);

    public async Task RestartServerAsync(params string[] options)
    {
        KillServer();
        await Server.StartAsync(options);
    }

    public void KillServer()
    {
        _agent?.Dispose();
        _agent = null;
        Server.Kill();
    }

    public async Task<AgentWord> NextAsync()
    {
        var signal = await Supervisor.NextAsync();
        if (signal.Source != SignalSources.Redis || signal.Incarnation != Supervisor.Incarnation)
        {
            throw new InvalidOperationException($"It came as {signal}.");
        }

        return signal.Word;
    }

    public Task UntilAsync(Func<RedisCondition?, bool> condition, string expected) =>
        Eventually.HoldsAsync(() => Task.FromResult(condition(Condition)), expected);

    public async ValueTask DisposeAsync()
    {
        _agent?.Dispose();
        if (_daemon is { } daemon)
        {
            await daemon.DisposeAsync();
        }

        await _system.ShutdownAsync(TimeSpan.FromSeconds(10));
        Server.Dispose();
    }
}
