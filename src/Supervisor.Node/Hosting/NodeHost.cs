using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Api;
using Supervisor.Node.Api.Listening;
using Supervisor.Node.Composition;
using Supervisor.Node.Data;
using Supervisor.Node.Logging;
using Supervisor.Node.Settings;

namespace Supervisor.Node.Hosting;

/// <summary>The daemon around a node: it starts the parts in order and stops them in the opposite one.</summary>
internal sealed class NodeHost
{
    private readonly DataDirectory _data;
    private readonly ILoggerFactory _logs;
    private readonly NodeComposition _node;
    private readonly ApiServer _api;

    private NodeHost(DataDirectory data, ILoggerFactory logs, NodeComposition node, ApiServer api) =>
        (_data, _logs, _node, _api) = (data, logs, node, api);

    public static async Task<Outcome<NodeHost>> StartAsync(NodeSettings settings)
    {
        var tcp = TcpListenSocket.Bind(settings.Listen);
        if (!tcp.IsOk)
        {
            // Most often this is the same node, started twice, and then that is the sentence to say.
            return DataDirectory.InUse(settings.Data) ?? tcp.Error;
        }

        var machine = MachineBinding.OfThisMachine();
        var data = DataDirectory.Open(settings, machine, RandomNumberGenerator.GetBytes);
        if (!data.IsOk)
        {
            tcp.Value.Dispose();
            return data.Error;
        }

        var logs = NodeLogging.Open(data.Value.Logs, settings.LogLevel);
        Announce(data.Value, logs);
        var node = NodeComposition.Start(HostPorts.StartOf(data.Value.Identity), HostPorts.Create(data.Value, logs));
        var api = await ServeAsync(tcp.Value, data.Value, node, logs);
        if (api.IsOk)
        {
            return new NodeHost(data.Value, logs, node, api.Value);
        }

        tcp.Value.Dispose();
        await StopAsync(data.Value, logs, node);
        return api.Error;
    }

    /// <summary>Runs until a signal asks it to stop, or until the actors have failed beyond help.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(Task<PosixSignal> signal)
    {
        if (await Task.WhenAny(signal, _node.End) == signal)
        {
            _logs.CreateLogger<NodeHost>().Stopping(await signal);
        }

        await _api.DisposeAsync();
        return await StopAsync(_data, _logs, _node) ? ExitCodes.Ok : ExitCodes.Failed;
    }

    private static async Task<bool> StopAsync(DataDirectory data, ILoggerFactory logs, NodeComposition node)
    {
        var isInOrder = await node.StopAsync();
        logs.CreateLogger<NodeHost>().Stopped();
        logs.Dispose();
        data.Dispose();
        return isInOrder;
    }

    /// <summary>Serves the API once the journal is open: what is answered from then on comes from it.</summary>
    private static async Task<Outcome<ApiServer>> ServeAsync(
        Socket tcp,
        DataDirectory data,
        NodeComposition node,
        ILoggerFactory logs
    )
    {
        if (await JournalProblem.OfAsync(node.Core) is { } problem)
        {
            return problem;
        }

        var endpoint = tcp.LocalEndPoint!.ToString()!;
        var server = await ApiServer.StartAsync(tcp, data, node, logs);
        if (server.IsOk)
        {
            data.Announce(endpoint);
            logs.CreateLogger<NodeHost>().Ready(data.Identity.Name, endpoint, data.Layout.Socket);
        }

        return server;
    }

    private static void Announce(DataDirectory data, ILoggerFactory logs)
    {
        var log = logs.CreateLogger<NodeHost>();
        var identity = data.Identity;
        log.Starting(
            identity.Name,
            identity.Node.Value,
            identity.Cluster.Value,
            ProgramVersion.Text,
            data.Layout.Directory
        );
        if (identity.Machine is null)
        {
            log.Unbound();
        }
    }
}
