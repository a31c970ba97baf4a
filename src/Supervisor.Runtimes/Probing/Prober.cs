using Supervisor.Contracts.Time;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Fleet.Values;
using Supervisor.Runtimes.Probing.Exec;
using Supervisor.Runtimes.Probing.Http;
using Supervisor.Runtimes.Probing.Nats;
using Supervisor.Runtimes.Probing.Places;
using Supervisor.Runtimes.Probing.Redis;
using Supervisor.Runtimes.Probing.Sockets;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Probing;

namespace Supervisor.Runtimes.Probing;

/// <summary>
/// Asks programs of this machine, each from the place where it is. Connections and programs wait for their turns apart: what
/// is started may take long, and must not hold up what is only asked.
/// </summary>
public sealed class Prober(TimeProvider time, ProberLimits limits, IProbePlaces places) : IProber, IDisposable
{
    private readonly SemaphoreSlim _connections = new(limits.Connections);
    private readonly SemaphoreSlim _programs = new(limits.Programs);
    private readonly HttpProbe _http = new();
    private readonly TcpProbe _tcp = new(time);

    /// <summary>Of programs that all run on the machine itself.</summary>
    public Prober(TimeProvider time, ProberLimits limits)
        : this(time, limits, new HostPlaces()) { }

    public async Task<ProbeAnswer> ProbeAsync(AgentDefinition agent, ProbeTarget target, TimeSpan timeout)
    {
        var turns = target is ProbeTarget.Exec ? _programs : _connections;
        await turns.WaitAsync();
        try
        {
            using var timeUp = new CancellationTokenSource(TimerLimit.Cut(timeout), time);
            return await AnswerAsync(agent, target, new ProbeTime(timeout, timeUp.Token));
        }
        finally
        {
            turns.Release();
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _connections.Dispose();
        _programs.Dispose();
    }

    private async Task<ProbeAnswer> AnswerAsync(AgentDefinition agent, ProbeTarget target, ProbeTime limit)
    {
        try
        {
            var place = await places.FindAsync(agent, limit.Up);
            return await AskAsync(agent, target, place, limit);
        }
        catch (OperationCanceledException) when (limit.IsUp)
        {
            return ProbeAnswer.Failed(limit.NoAnswer);
        }
        catch (Exception cause) when (ProbeFailures.Describe(cause) is { } reason)
        {
            // A connection may break because the time is up; then that is the reason.
            return ProbeAnswer.Failed(limit.IsUp ? limit.NoAnswer : reason);
        }
    }

    private Task<ProbeAnswer> AskAsync(AgentDefinition agent, ProbeTarget target, ProbePlace place, ProbeTime limit) =>
        target switch
        {
            ProbeTarget.Http(var url) => _http.AskAsync(url, place, limit),
            ProbeTarget.Tcp(var address) => _tcp.AskAsync(address, place, limit),
            ProbeTarget.Exec(var command) => RunAsync(agent, command, place, limit),
            ProbeTarget.Redis(var address) => RedisProbe.AskAsync(address, place, limit),
            ProbeTarget.Nats(var address) => NatsProbe.AskAsync(address, place, limit),
            _ => throw new InvalidOperationException($"No probe is known for {target}."),
        };

    private static Task<ProbeAnswer> RunAsync(
        AgentDefinition agent,
        ValueList<string> command,
        ProbePlace place,
        ProbeTime limit
    ) =>
        place switch
        {
            ProbePlace.Container container => ContainerProbe.AskAsync(agent, command, container, limit),
            ProbePlace.Nowhere(var reason) => Task.FromResult(ProbeAnswer.Failed(reason)),
            _ when agent.Launch is ProcessLaunch => ExecProbe.AskAsync(agent, command, limit),
            _ => Task.FromResult(ProbeAnswer.Failed("it is not known in which container to run it")),
        };
}
