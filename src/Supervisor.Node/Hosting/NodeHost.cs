using System.Security.Cryptography;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Api;
using Supervisor.Node.Api.Listening;
using Supervisor.Node.Composition;
using Supervisor.Node.Data;
using Supervisor.Node.Logging;
using Supervisor.Node.Settings;
using Supervisor.Sqlite;

namespace Supervisor.Node.Hosting;

/// <summary>The daemon around a node: it starts the parts in order and stops them in the opposite one.</summary>
internal sealed class NodeHost
{
    private readonly HostParts _parts;
    private readonly StopSignals _signals;
    private readonly NodeComposition _node;
    private readonly ILogger _log;

    private NodeHost(HostParts parts, StopSignals signals, NodeComposition node, ILogger log) =>
        (_parts, _signals, _node, _log) = (parts, signals, node, log);

    public static Task<Outcome<NodeHost>> StartAsync(NodeSettings settings) =>
        HostParts.StartAsync(parts => StartAsync(settings, parts));

    /// <summary>Runs until a signal asks it to stop, or until the node can no longer do its work.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync()
    {
        if (await Task.WhenAny(_signals.First, _node.End) == _signals.First)
        {
            _log.Stopping(await _signals.First);
        }
        else
        {
            _log.Ending();
        }

        return await _parts.ReleaseAsync() ? ExitCodes.Ok : ExitCodes.Failed;
    }

    private static async Task<Outcome<NodeHost>> StartAsync(NodeSettings settings, HostParts parts)
    {
        var tcp = TcpListenSocket.Bind(settings.Listen);
        if (!tcp.IsOk)
        {
            // Most often this is the same node, started twice, and then that is the sentence to say.
            return DataDirectory.InUse(settings.Data) ?? tcp.Error;
        }

        parts.Add(tcp.Value);
        var data = DataDirectory.Open(settings, MachineBinding.OfThisMachine(), RandomNumberGenerator.GetBytes);
        if (!data.IsOk)
        {
            return data.Error;
        }

        parts.Add(data.Value);
        // Until here there is nothing to stop in order: a signal has its default effect, even while the disk hangs.
        var signals = parts.Add(new StopSignals());
        var logs = OpenLogs(settings, data.Value, parts);
        return await StartNodeAsync(new NodeSurroundings(tcp.Value, data.Value, logs), signals, parts);
    }

    private static ILoggerFactory OpenLogs(NodeSettings settings, DataDirectory data, HostParts parts)
    {
        var logs = NodeLogging.Open(data.Logs, settings.LogLevel);
        parts.Log = logs.CreateLogger<NodeHost>();
        parts.Add(() =>
        {
            parts.Log = null;
            logs.Dispose();
            return Task.FromResult(true);
        });
        return logs;
    }

    /// <summary>Serves the API once the journal is open: what is answered from then on comes from it.</summary>
    private static async Task<Outcome<NodeHost>> StartNodeAsync(
        NodeSurroundings around,
        StopSignals signals,
        HostParts parts
    )
    {
        var log = around.Logs.CreateLogger<NodeHost>();
        log.Starting(around.Data);
        log.Using(SqliteLibrary.Current);
        var start = HostPorts.StartOf(around.Data.Identity);
        var node = NodeComposition.Start(start, HostPorts.Create(around.Data, around.Logs));
        parts.Add(() => StopAsync(node, log));
        var host = new NodeHost(parts, signals, node, log);
        if (await Task.WhenAny(node.Core.Opening, signals.First) == signals.First)
        {
            // It is asked to stop before it could serve, and running it is to stop it.
            return host;
        }

        var problem = JournalProblem.Of(await node.Core.Opening) ?? await ServeAsync(around, node, parts);
        return problem is null ? host : problem;
    }

    private static async Task<OperatorError?> ServeAsync(NodeSurroundings around, NodeComposition node, HostParts parts)
    {
        var (tcp, data, logs) = around;
        var endpoint = tcp.LocalEndPoint!.ToString()!;
        var server = await ApiServer.StartAsync(tcp, data, node, logs);
        if (!server.IsOk)
        {
            return server.Error;
        }

        parts.Add(async () =>
        {
            await server.Value.DisposeAsync();
            return true;
        });
        var log = logs.CreateLogger<NodeHost>();
        if (data.Announce(endpoint) is { } reason)
        {
            log.NotAnnounced(data.Layout.Endpoint, reason);
        }

        log.Ready(data.Identity.Name, endpoint, data.Layout.Socket);
        return null;
    }

    private static async Task<bool> StopAsync(NodeComposition node, ILogger log)
    {
        var isInOrder = await node.StopAsync();
        log.Stopped();
        return isInOrder;
    }
}
