using System.Net;
using Microsoft.AspNetCore.Connections;

namespace Supervisor.Node.Api.People;

/// <summary>Gives the web server the connections that come through the door of people.</summary>
internal sealed class PeopleTransport(PeopleDoor door) : IConnectionListenerFactory, IConnectionListenerFactorySelector
{
    public bool CanBind(EndPoint endpoint) => endpoint is PeopleEndPoint;

    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<IConnectionListener>(new PeopleListener(door, endpoint));

    private sealed class PeopleListener(PeopleDoor door, EndPoint endpoint) : IConnectionListener
    {
        private readonly CancellationTokenSource _unbound = new();

        public EndPoint EndPoint => endpoint;

        public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(_unbound.Token, cancellationToken);
            try
            {
                var person = await door.Came.ReadAsync(either.Token);
                door.Serve(person);
                return person;
            }
            catch (OperationCanceledException) when (_unbound.IsCancellationRequested)
            {
                return null;
            }
            catch (System.Threading.Channels.ChannelClosedException)
            {
                return null;
            }
        }

        public async ValueTask UnbindAsync(CancellationToken cancellationToken = default) =>
            await _unbound.CancelAsync();

        public ValueTask DisposeAsync()
        {
            _unbound.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

/// <summary>Not an address: who comes this way has been through TLS on the port of links.</summary>
internal sealed class PeopleEndPoint : EndPoint
{
    public override string ToString() => "the people of the cluster";
}
