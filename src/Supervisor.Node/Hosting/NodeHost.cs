using System.Security.Cryptography;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Api;
using Supervisor.Node.Api.Listening;
using Supervisor.Node.Clusters;
using Supervisor.Node.Composition;
using Supervisor.Node.Data;
using Supervisor.Node.Fleets;
using Supervisor.Node.Hosting.ServiceManagers;
using Supervisor.Node.Logging;
using Supervisor.Node.Settings;
using Supervisor.Sqlite;
using Supervisor.Supervision.Time;

namespace Supervisor.Node.Hosting;

/// <summary>The daemon around a node: it starts the parts in order and stops them in the opposite one.</summary>
internal sealed class NodeHost
{
    private static readonly TimeSpan SettlingPatience = TimeSpan.FromSeconds(1);

    private readonly HostParts _parts;
    private readonly StopSignals _signals;
    private readonly NodeComposition _node;
    private readonly ServiceManager _manager;
    private readonly ILogger _log;
    private string? _causeOfStop;

    private NodeHost(HostParts parts, StopSignals signals, NodeComposition node, ServiceManager manager, ILogger log)
    {
        (_parts, _signals, _node, _manager, _log) = (parts, signals, node, manager, log);
        parts.Add(StopNodeAsync);
    }

    public static Task<Outcome<NodeHost>> StartAsync(NodeSettings settings) =>
        HostParts.StartAsync(parts => StartAsync(settings, parts));

    /// <summary>Runs until it is asked to stop, or to start anew, or until the node can no longer do its work.</summary>
    /// <returns>The exit code; null: it is to be started once more.</returns>
    public async Task<int?> RunAsync()
    {
        var reason = await StopReason.ComesAsync(_signals, _node);
        _causeOfStop = reason.Cause;
        using var caused = _log.CausedBy(reason.Cause);
        reason.Tell(_log);
        if (!reason.IsToStartAnew)
        {
            // A service manager that hears of a stop waits for the end of the process, and this one goes on.
            await _manager.SayStoppingAsync("What runs runs on.");
        }

        await _node.PrepareStopAsync();
        return !await _parts.ReleaseAsync() ? ExitCodes.Failed
            : reason.IsToStartAnew ? null
            : ExitCodes.Ok;
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
        var cluster = ClusterFiles.Find(settings);
        if (!cluster.IsOk)
        {
            return cluster.Error;
        }

        // Until here there is nothing to stop in order: a signal has its default effect, even while the disk hangs.
        var signals = parts.Add(new StopSignals());
        var files = FilesOfStart.Begin(data.Value, settings, cluster.Value);
        var logs = OpenLogs(settings, data.Value, parts);
        var around = new NodeSurroundings(tcp.Value, data.Value, logs, files)
        {
            Cluster = cluster.Value,
            RestartLimit = settings.RestartLimit,
            IsGuardApart = settings.IsGuardApart,
            Limits = settings.Limits,
        };
        return await StartNodeAsync(around, signals, parts);
    }

    private static HostLogs OpenLogs(NodeSettings settings, DataDirectory data, HostParts parts)
    {
        var clock = new HybridClock(TimeProvider.System);
        var logs = NodeLogging.Open(data.Logs, settings.LogLevel, clock, TimeProvider.System);
        parts.Log = logs.CreateLogger<NodeHost>();
        parts.Add(() =>
        {
            parts.Log = null;
            logs.Dispose();
            return Task.FromResult(true);
        });
        return new HostLogs(logs, clock);
    }

    /// <summary>Serves the API once the journal is open: what is answered from then on comes from it.</summary>
    private static async Task<Outcome<NodeHost>> StartNodeAsync(
        NodeSurroundings around,
        StopSignals signals,
        HostParts parts
    )
    {
        var log = around.Logs.Factory.CreateLogger<NodeHost>();
        var start = HostPorts.StartOf(around.Data.Identity);
        using (log.CausedBy(start.Cause))
        {
            log.Starting(around.Data);
            log.Using(SqliteLibrary.Current);
            if (around.Limits.Describe() is { } limits)
            {
                log.Forbids(limits);
            }
        }

        var store = CoordinationOpening.Open(around.Cluster?.Place, around.Data.Layout.Coordination, parts);
        if (!store.IsOk)
        {
            return store.Error;
        }

        var cluster = await HostCluster.ListenAsync(around, start, store.Value);
        if (!cluster.IsOk)
        {
            return cluster.Error;
        }

        var work = await HostWork.StartAsync(around, store.Value, cluster.Value?.Brought, parts);
        var told = around.Files.DraftAsync(work.Fleet.ExpectWork);
        var alone = HostPorts.Create(around, work);
        var node = NodeComposition.Start(
            start,
            cluster.Value is { } life ? HostCluster.Join(alone, life, work, around) : alone
        );
        node.FollowOthers();
        var manager = ServiceManager.OfProcess(log);
        var host = new NodeHost(parts, signals, node, manager, log);
        if (await Task.WhenAny(node.Core.Opening, signals.First) == signals.First)
        {
            // It is asked to stop before it could serve, and running it is to stop it.
            return host;
        }

        var problem =
            JournalProblem.Of(await node.Core.Opening)
            ?? BeginAudit(around, node, parts)
            ?? await EnterAsync(around, cluster.Value, node, work, parts)
            ?? await BeginFleetAsync(around, node, await told, parts)
            ?? await ServeAsync(around, node, work, parts);
        if (problem is not null)
        {
            return problem;
        }

        using (log.CausedBy(start.Cause))
        {
            log.Ready(around.Data.Identity.Name, around.Endpoint, around.Data.Layout.Socket);
        }

        await host.AnnounceAsync(around);
        return host;
    }

    /// <summary>Before anybody is served, and until nobody is any more.</summary>
    private static OperatorError? BeginAudit(NodeSurroundings around, NodeComposition node, HostParts parts)
    {
        around.Audit.Begin(node.Core.Tail);
        parts.Add(around.Audit);
        return null;
    }

    private static Task<OperatorError?> EnterAsync(
        NodeSurroundings around,
        ClusterLife? cluster,
        NodeComposition node,
        HostWork work,
        HostParts parts
    )
    {
        if (cluster is null)
        {
            var log = around.Logs.Factory.CreateLogger<NodeHost>();
            return new NodeRegistration(work.Fleet.Coordination, around.Logs.Clock, log).RegisterAsync(
                around.Data.Identity
            );
        }

        parts.Add(cluster);
        around.Files.Drafts.OtherNodes = () => cluster.Nodes.Select(other => other.Name);
        around.Files.Drafts.Members = () => cluster.Others.Membership.View.Members.Values;
        return cluster.BeginAsync(node.Fleet!, node.Core.Supervision.Ownership);
    }

    private static Task<OperatorError?> BeginFleetAsync(
        NodeSurroundings around,
        NodeComposition node,
        Outcome<FleetDraft>? told,
        HostParts parts
    )
    {
        var fleet = new FleetOfStart(
            node.Fleet!,
            told,
            TimeProvider.System,
            around.Logs.Factory.CreateLogger<FleetOfStart>()
        );
        parts.Add(fleet);
        return fleet.BeginAsync();
    }

    private static async Task<OperatorError?> ServeAsync(
        NodeSurroundings around,
        NodeComposition node,
        HostWork work,
        HostParts parts
    )
    {
        // Whoever asks first is to hear of every agent. A supervisor that cannot read its journal now does not keep it up for long.
        await new FleetSettling(node.Core.Node, work.Directory, SettlingPatience).AwaitAsync(CancellationToken.None);
        var (tcp, data, logs, _) = around;
        var doors = new ApiDoors(tcp) { Agents = work.Page, People = node.Cluster?.Links.People };
        var server = await ApiServer.StartAsync(doors, data, node, logs.Factory, around.Audit);
        if (!server.IsOk)
        {
            return server.Error;
        }

        parts.Add(server.Value);
        if (data.Announce(around.Endpoint) is { } reason)
        {
            logs.Factory.CreateLogger<NodeHost>().NotAnnounced(data.Layout.Endpoint, reason);
        }

        return null;
    }

    private async Task AnnounceAsync(NodeSurroundings around)
    {
        await _manager.SayReadyAsync($"Node {around.Data.Identity.Name} answers at {around.Endpoint}.");
        if (_manager.Watchdog is { } limit)
        {
            var pulse = new CorePulse(_node.Core);
            var watchdog = new Watchdog(_manager, pulse.FindSilentAsync, TimeProvider.System, _log);
            watchdog.Start(limit);
            _parts.Add(watchdog);
        }
    }

    private async Task<bool> StopNodeAsync()
    {
        var isInOrder = await _node.StopAsync(_causeOfStop);
        _log.Stopped();
        return isInOrder;
    }
}
