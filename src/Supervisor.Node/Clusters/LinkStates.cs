using System.Collections.Concurrent;
using Supervisor.Cluster.Links;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Audit;
using Supervisor.Node.Hosting;
using Supervisor.Runtimes.Faults;
using Supervisor.Supervision.Ports.Membership;

namespace Supervisor.Node.Clusters;

/// <summary>Which nodes are linked to this one, and why others are not.</summary>
internal sealed partial class LinkStates(ILogger log, IAuditTrail audit) : ILinkObserver
{
    private readonly ConcurrentDictionary<NodeId, OperatorError?> _states = new();
    private readonly WorkFaults _faults = log.Faults();
    private IReadOnlyList<(NodeId Node, string Run)> _there = [];

    /// <summary>Null: nobody has tried.</summary>
    public string? Of(NodeId node) =>
        !_states.TryGetValue(node, out var problem) ? null
        : problem is null ? "linked"
        : problem.Message;

    public bool IsLinked(NodeId node) => _states.TryGetValue(node, out var problem) && problem is null;

    /// <summary>There is no link to it, though there was one or one was tried. Of one that nobody has tried, nobody knows.</summary>
    public bool IsOut(NodeId node) => _states.TryGetValue(node, out var problem) && problem is not null;

    /// <summary>Those that live, are not linked, and may be by another try.</summary>
    public IEnumerable<NodeId> Missed(MembersView view) =>
        view.Members.Keys.Where(node => _states.GetValueOrDefault(node) is { } problem && LinkRules.MayPass(problem));

    public void Linked(NodeId node)
    {
        _states[node] = null;
        Linked(log, node);
    }

    public void Lost(NodeId node, OperatorError reason)
    {
        _states[node] = reason;
        Lost(log, node, Sentence(reason));
    }

    /// <summary>It is tried again and again; what is new is told.</summary>
    public void NotLinked(NodeId node, OperatorError reason)
    {
        if (_states.GetValueOrDefault(node) != reason)
        {
            _states[node] = reason;
            NotLinked(log, node, Sentence(reason));
        }
    }

    /// <summary>Why one could not be linked with is old news once that node has come again.</summary>
    public void See(MembersView view)
    {
        var there = view.Members.Values.Select(static member => (member.Node, member.Run)).ToList();
        foreach (var (node, _) in there.Except(_there))
        {
            if (_states.TryGetValue(node, out var problem) && problem is not null)
            {
                _states.TryRemove(KeyValuePair.Create<NodeId, OperatorError?>(node, problem));
            }
        }

        _there = there;
    }

    public void Unreadable(NodeId node, string lane) => Unreadable(log, node, lane);

    public void Refused(string remote, OperatorError reason) =>
        audit.Take(AuditEntry.Refused("", remote, "link", reason));

    /// <summary>A connection that came in has ended by what nobody foresaw, before it was known whose it was.</summary>
    public void Broke(Exception fault) => Broke(log, fault);

    public void Faulted(string peer, Exception fault) => _faults.Tell($"linked with {HostOf(peer)}", fault);

    /// <summary>Each connection has a port of its own, and what was told of is remembered.</summary>
    private static string HostOf(string peer) => peer.LastIndexOf(':') is > 0 and var port ? peer[..port] : peer;

    private static string Sentence(OperatorError error) => $"{error.Message} {error.Why}".TrimEnd();

    [LoggerMessage(339, LogLevel.Information, "Linked with the node {Node}")]
    private static partial void Linked(ILogger logger, NodeId node);

    [LoggerMessage(340, LogLevel.Information, "The link to the node {Node} is lost: {Reason}")]
    private static partial void Lost(ILogger logger, NodeId node, string reason);

    [LoggerMessage(341, LogLevel.Warning, "The node {Node} cannot be linked with: {Reason}")]
    private static partial void NotLinked(ILogger logger, NodeId node, string reason);

    [LoggerMessage(
        342,
        LogLevel.Warning,
        "What the node {Node} said of '{Lane}' is not understood, and was passed over"
    )]
    private static partial void Unreadable(ILogger logger, NodeId node, string lane);

    [LoggerMessage(4960, LogLevel.Warning, "A connection from outside broke in its handshake; others are not touched")]
    private static partial void Broke(ILogger logger, Exception fault);
}
