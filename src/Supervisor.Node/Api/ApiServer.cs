using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Supervisor.Node.Api.Access;
using Supervisor.Node.Api.Listening;

namespace Supervisor.Node.Api;

/// <summary>
/// The web server around the operator API. Built from nothing: the usual builders would read appsettings.json of the
/// working directory and ASPNETCORE_URLS, and so let a stray file open a port that no setting of ours names.
/// </summary>
internal sealed class ApiServer : IAsyncDisposable
{
    private static readonly TimeSpan StopDeadline = TimeSpan.FromSeconds(5);

    private readonly WebApplication _application;

    private ApiServer(WebApplication application) => _application = application;

    public static async Task<ApiServer> StartAsync(
        Socket tcp,
        string socketPath,
        OperatorApi api,
        AccessGate gate,
        ILoggerFactory logs
    )
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.Replace(ServiceDescriptor.Singleton(logs));
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = StopDeadline);
        builder.Services.Configure<SocketTransportOptions>(options =>
            options.CreateBoundListenSocket = endpoint =>
                endpoint is UnixDomainSocketEndPoint ? UnixListenSocket.Bind(socketPath) : tcp
        );
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => Configure(options, tcp, socketPath));

        var application = builder.Build();
        application.Use((context, next) => gate.PassAsync(context, next));
        application.UseRouting();
        api.Map(application);
        await application.StartAsync();
        return new ApiServer(application);
    }

    /// <summary>Takes no further calls, and gives those that run a while to end.</summary>
    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
    }

    private static void Configure(KestrelServerOptions options, Socket tcp, string socketPath)
    {
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = RequestBody.MaxBytes;
        options.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        options.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        options.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        // A follower that reads slowly holds back its own stream only.
        options.Limits.MinResponseDataRate = null;
        options.Listen((IPEndPoint)tcp.LocalEndPoint!, listen => listen.Protocols = HttpProtocols.Http1);
        options.ListenUnixSocket(socketPath, listen => listen.Protocols = HttpProtocols.Http1);
    }

    /// <summary>The daemon itself listens to signals; the web server must not stop on its own.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
