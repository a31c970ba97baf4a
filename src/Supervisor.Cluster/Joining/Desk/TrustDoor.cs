using System.Net.Security;
using Supervisor.Cluster.Joining.Exchange;
using Supervisor.Cluster.Links.Transport;

namespace Supervisor.Cluster.Joining.Desk;

/// <summary>
/// Where exchanges come in beside links. Only so many are served at once, so that strangers who connect and say nothing cost little;
/// one that is too many is hung up on, and asks again.
/// </summary>
internal sealed class TrustDoor(DeskServices services) : IConnectionDoor, IAsyncDisposable
{
    public const int MostAtOnce = 32;

    private readonly ServedConnections _served = new(MostAtOnce)
    {
        Serve = new TrustDesk(services).ServeAsync,
        TooMany = connection =>
            services.Observer.Refused(new TrustRefused("", "", connection.Remote, MemberErrors.TooMany)),
        Broke = (connection, broken) => services.Observer.Broke(connection.Remote, broken),
    };

    public SslApplicationProtocol Protocol => TrustProtocol.Name;

    public void Take(SecuredStream connection) => _served.Take(connection);

    public ValueTask DisposeAsync() => _served.DisposeAsync();
}
