using Supervisor.Cluster.Links;
using Supervisor.Contracts;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Node.Forwarding.Sessions;

/// <summary>Of nodes between which there is nothing but lanes.</summary>
internal sealed class NoNodeSessions : INodeSessions
{
    public Task<Outcome<Stream>> DialAsync(NodeId node, CancellationToken stop) =>
        Task.FromResult<Outcome<Stream>>(
            new OperatorError(LinkErrorCodes.Version, $"{node} takes no sessions.", "", "")
        );

    public void ServeBy(Func<DialledSession, CancellationToken, Task> serve) { }
}
