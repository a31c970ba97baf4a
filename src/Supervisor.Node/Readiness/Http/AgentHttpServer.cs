using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using Supervisor.Contracts.Readiness;

namespace Supervisor.Node.Readiness.Http;

/// <summary>
/// The web server behind the agents' own sockets: one page, no pipeline. Apart from the operators' server, so that no
/// number of agents holds up an operator.
/// </summary>
internal sealed class AgentHttpServer : IAsyncDisposable
{
    private static readonly TimeSpan StopDeadline = TimeSpan.FromSeconds(2);

    private readonly KestrelServer _server;

    private AgentHttpServer(KestrelServer server) => _server = server;

    public static async Task<AgentHttpServer> StartAsync(AgentTransport transport, SignalPage page, ILoggerFactory logs)
    {
        var server = new KestrelServer(Options.Create(OptionsFor(transport)), transport, logs);
        await server.StartAsync(new PageApplication(page), CancellationToken.None);
        return new AgentHttpServer(server);
    }

    public async ValueTask DisposeAsync()
    {
        using var deadline = new CancellationTokenSource(StopDeadline);
        await _server.StopAsync(deadline.Token);
        _server.Dispose();
    }

    private static KestrelServerOptions OptionsFor(AgentTransport transport)
    {
        var options = new KestrelServerOptions { AddServerHeader = false };
        // The page has a limit of its own, and answers those who are above it.
        options.Limits.MaxRequestBodySize = null;
        options.Limits.MaxRequestHeadersTotalSize = 8 * 1024;
        options.Limits.MaxRequestBufferSize = 2 * ReadinessLimits.MaxBodyBytes;
        options.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        // Longer than the pause between two heartbeats, so that one connection can carry them all.
        options.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(30);
        options.Listen(
            transport.EndPoint,
            listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                listen.Use(next => connection => AgentListener.ServeAsync(connection, next));
            }
        );
        return options;
    }

    private sealed class PageApplication(SignalPage page) : IHttpApplication<HttpContext>
    {
        public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

        public Task ProcessRequestAsync(HttpContext context) => page.ServeAsync(context);

        public void DisposeContext(HttpContext context, Exception? exception) { }
    }
}
