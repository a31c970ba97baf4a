using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Supervisor.Actors.Dispatching;
using Supervisor.Actors.Systems;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Journal.Stores;
using Supervisor.Journal.Stores.Memory;
using Supervisor.Node.Api;
using Supervisor.Node.Api.Access;
using Supervisor.Node.Api.Listening;
using Supervisor.Node.Composition;
using Supervisor.Node.Data;
using Supervisor.Node.Logging;
using Supervisor.Node.Native;
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

    private ILogger Log => _logs.CreateLogger<NodeHost>();

    public static async Task<Outcome<NodeHost>> StartAsync(NodeSettings settings)
    {
        var tcp = TcpListenSocket.Bind(settings.Listen);
        if (!tcp.IsOk)
        {
            // Most often this is the same node, started twice, and then that is the sentence to say.
            return InUse(settings) ?? tcp.Error;
        }

        var machine = MachineBinding.OfThisMachine();
        var data = DataDirectory.Open(settings, machine, RandomNumberGenerator.GetBytes);
        if (!data.IsOk)
        {
            tcp.Value.Dispose();
            return data.Error;
        }

        return await StartAsync(settings, tcp.Value, data.Value);
    }

    /// <summary>Runs until a signal asks it to stop, or until the actors have failed beyond help.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(Task<PosixSignal> signal)
    {
        if (await Task.WhenAny(signal, _node.End) == signal)
        {
            Log.Stopping(await signal);
        }

        var isInOrder = await StopAsync();
        return isInOrder ? ExitCodes.Ok : ExitCodes.Failed;
    }

    private async Task<bool> StopAsync()
    {
        await _node.EndCommandsAsync();
        await _api.DisposeAsync();
        var isInOrder = await _node.StopAsync();
        _node.Dispose();
        Log.Stopped();
        _logs.Dispose();
        _data.Dispose();
        return isInOrder;
    }

    private static async Task<NodeHost> StartAsync(NodeSettings settings, Socket tcp, DataDirectory data)
    {
        var logs = NodeLogging.Open(data.Logs, settings.LogLevel);
        var identity = data.Identity;
        var log = logs.CreateLogger<NodeHost>();
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

        var node = NodeComposition.Start(StartOf(identity), SystemPorts(new MemoryStore(new MemoryMedium()), logs));
        var api = new OperatorApi(node.Palettes, node.Commands, node.Facts);
        var gate = new AccessGate(new AccessRules(data.Token, Libc.EffectiveUserId()));
        var endpoint = tcp.LocalEndPoint!.ToString()!;
        var server = await ApiServer.StartAsync(tcp, data.Layout.Socket, api, gate, logs);
        data.Announce(endpoint);
        log.Ready(identity.Name, endpoint, data.Layout.Socket);
        return new NodeHost(data, logs, node, server);
    }

    private static NodeStart StartOf(NodeIdentity identity) =>
        new(
            identity,
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)),
            ProgramVersion.Text,
            Environment.ProcessId
        );

    private static NodePorts SystemPorts(IJournalStore store, ILoggerFactory logs)
    {
        var seed = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));
        return new NodePorts(TimeProvider.System, new SeededChance(seed), new ThreadPoolDispatcher(), store, logs);
    }

    private static OperatorError? InUse(NodeSettings settings)
    {
        try
        {
            return DirectoryLock.Holder(settings.Data.Directory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A directory that cannot even be looked into is not the reason why the port is taken.
            return null;
        }
    }
}
