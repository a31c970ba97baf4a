using System.Net.Security;
using Supervisor.Cluster.Links;
using Supervisor.Cluster.Links.Transport;
using Supervisor.Contracts;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Forwarding.Sessions;

namespace Supervisor.Node.Clusters.Sessions;

/// <summary>Reaches a node for a session, and makes sure that it is that node before anything is said to it.</summary>
internal sealed class SessionDialler(TlsTransport transport, ILinkDirectory directory, TimeProvider clock)
{
    /// <summary>
    /// A node from before there were sessions takes the second, which it has for people; one that knows neither would only break off,
    /// and nobody could say why.
    /// </summary>
    private static readonly IReadOnlyList<SslApplicationProtocol> Wanted =
    [
        SessionsProtocol.Name,
        SslApplicationProtocol.Http11,
    ];

    public async Task<Outcome<Stream>> DialAsync(NodeId node, CancellationToken stop)
    {
        using var patience = new CancellationTokenSource(SessionsProtocol.TimeToBegin, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stop);
        OperatorError problem = new(LinkErrorCodes.Unreachable, "Nobody knows where it is.", "", "");
        try
        {
            foreach (var address in directory.Find(node))
            {
                var dialled = await transport.DialAsync(address, Wanted, either.Token);
                var checkedOne = dialled.IsOk ? await CheckAsync(dialled.Value, node) : dialled.Error;
                if (checkedOne.IsOk || checkedOne.Error.Code == LinkErrorCodes.Version)
                {
                    return checkedOne;
                }

                problem = checkedOne.Error;
            }
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new OperatorError(
                LinkErrorCodes.Unreachable,
                $"It does not answer within {SessionsProtocol.TimeToBegin.TotalSeconds:0} s.",
                "",
                ""
            );
        }

        return problem;
    }

    private static async Task<Outcome<Stream>> CheckAsync(SecuredStream dialled, NodeId node)
    {
        if (ProblemOf(dialled, node) is not { } problem)
        {
            return dialled.Stream;
        }

        await dialled.DisposeAsync();
        return problem;
    }

    private static OperatorError? ProblemOf(SecuredStream dialled, NodeId node)
    {
        var peer = dialled.ToLink().Peer;
        return !peer.IsOk ? peer.Error
            : peer.Value != node
                ? new OperatorError(LinkErrorCodes.OtherNode, "Another node answers at its address.", "", "")
            : dialled.Stream.NegotiatedApplicationProtocol != SessionsProtocol.Name
                ? new OperatorError(LinkErrorCodes.Version, "Its version knows no sessions of other nodes.", "", "")
            : null;
    }
}
