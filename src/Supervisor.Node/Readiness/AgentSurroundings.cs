using System.Collections.Concurrent;
using Supervisor.Contracts;
using Supervisor.Contracts.Local;
using Supervisor.Fleet.Values;
using Supervisor.Node.Audit;
using Supervisor.Node.Readiness.Folders;
using Supervisor.Node.Readiness.Http;
using Supervisor.Node.Readiness.Speakers;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Time;

namespace Supervisor.Node.Readiness;

/// <summary>
/// The daemon's side of what agents find around themselves: folders in the data directory, sockets that bring their words
/// to their supervisors, and a token each for those who come over TCP.
/// </summary>
internal sealed class AgentSurroundings : IAgentSurroundings, IAsyncDisposable
{
    private readonly ConcurrentDictionary<AgentAddress, AgentDesk> _desks = new();
    private readonly AgentFolders _folders;
    private readonly DeskServices _services;
    private readonly AgentHttpServer _server;

    private AgentSurroundings(AgentFolders folders, DeskServices services, SignalPage page, AgentHttpServer server) =>
        (_folders, _services, Page, _server) = (folders, services, page, server);

    /// <summary>For the listener that agents reach over TCP.</summary>
    public SignalPage Page { get; }

    /// <param name="data">Where the folders are; each is made when an agent needs it.</param>
    public static async Task<AgentSurroundings> StartAsync(
        DataDirectoryLayout data,
        IAgentDirectory directory,
        IBootClock bootClock,
        Func<int, byte[]> chance,
        ILoggerFactory logs,
        IAuditTrail? audit = null
    )
    {
        var clock = TimeProvider.System;
        var transport = new AgentTransport(logs);
        var delivery = new SignalDelivery(directory);
        var log = new ReadinessLog(logs.CreateLogger<ReadinessLog>(), clock);
        var services = new DeskServices(transport, new TokenBook(), delivery, log, clock, bootClock, chance);
        var page = new SignalPage(services.Tokens, delivery, audit ?? new NoAudit());
        var server = await AgentHttpServer.StartAsync(transport, page, logs);
        return new AgentSurroundings(AgentFolders.Of(data.Agents, data.Groups), services, page, server);
    }

    // On a thread of the pool: making files blocks, and whoever asks may not.
    public Task<Outcome<ValueMap<string>>> OpenAsync(WorkloadId id, AgentDefinition definition) =>
        Task.Run(() => DeskOf(id.Agent).OpenAsync(id, definition));

    public Task CloseAsync(WorkloadId id) => Task.Run(() => DeskOf(id.Agent).CloseAsync(id.Incarnation));

    public Task RemoveAsync(WorkloadId id) => Task.Run(() => DeskOf(id.Agent).RemoveAsync(id.Incarnation));

    /// <summary>Programs go on; what they say from now on waits in their libraries for the next daemon.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var desk in _desks.Values)
        {
            await desk.DisposeAsync();
        }

        await _server.DisposeAsync();
    }

    private AgentDesk DeskOf(AgentAddress agent) =>
        _desks.GetOrAdd(agent, key => new AgentDesk(key, _folders, _services));
}
