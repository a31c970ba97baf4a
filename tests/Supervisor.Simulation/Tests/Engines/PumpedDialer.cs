using Supervisor.Contracts;
using Supervisor.Runtimes.Docker.Connections;

namespace Supervisor.Simulation.Tests.Engines;

/// <summary>A way to the twin of an engine for whoever is no part of its world: for each request the world goes on until all is answered.</summary>
internal sealed class PumpedDialer(OwnThread thread, OneMachine world, IEngineDialer door) : IEngineDialer
{
    /// <summary>Longer than anything takes that an engine does, a pull with what it tells included.</summary>
    private const double Long = 5;

    public Task<Outcome<Stream>> DialAsync(CancellationToken cancellation) =>
        Pumped(() => door.DialAsync(cancellation));

    public HttpMessageHandler HandlerOver(Stream connection) => new Handler(this, door.HandlerOver(connection));

    private Task<T> Pumped<T>(Func<Task<T>> ask) =>
        thread.Run(() =>
        {
            var asked = ask();
            world.RunFor(Long);
            return asked;
        });

    private sealed class Handler(PumpedDialer dialer, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        ) => dialer.Pumped(() => base.SendAsync(request, cancellationToken));
    }
}
