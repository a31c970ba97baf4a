using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Supervisor.Contracts;
using Supervisor.Node.Api.Access;
using Supervisor.Node.Api.Listening;
using Supervisor.Node.Composition;
using Supervisor.Node.Data;
using Supervisor.Node.Native;
using Supervisor.Node.Palettes;
using Supervisor.Node.Readiness.Http;
using Supervisor.Node.Settings;

namespace Supervisor.Node.Api;

/// <summary>
/// The web server around the operator API. Built from nothing: the usual builders would read appsettings.json of the
/// working directory and ASPNETCORE_URLS, and so let a stray file open a port that no setting of ours names.
/// </summary>
internal sealed class ApiServer : IAsyncDisposable
{
    /// <summary>Of each listener. Both together leave a process of the usual 1,024 files enough for the rest.</summary>
    private const int MostConnections = 256;

    private static readonly TimeSpan StopDeadline = TimeSpan.FromSeconds(5);

    private readonly WebApplication _application;
    private readonly CancellationTokenSource _stopping;

    private ApiServer(WebApplication application, CancellationTokenSource stopping) =>
        (_application, _stopping) = (application, stopping);

    /// <param name="tcp">Listens already, and is the server's from now on.</param>
    /// <param name="agents">Where words of agents go that come over TCP; null: nowhere.</param>
    public static async Task<Outcome<ApiServer>> StartAsync(
        Socket tcp,
        DataDirectory data,
        NodeComposition node,
        ILoggerFactory logs,
        SignalPage? agents = null
    )
    {
        var stopping = new CancellationTokenSource();
        var application = Build(tcp, data.Layout.Socket, logs);
        var gate = new AccessGate(new AccessRules(data.Token, Libc.EffectiveUserId()));
        var runner = new CommandRunner(logs.CreateLogger<CommandRunner>(), stopping.Token);
        if (agents is not null)
        {
            // Before the gate: an agent has a token of its own, which opens nothing else.
            var door = new AgentDoor(agents);
            application.Use((context, next) => door.PassAsync(context, next));
        }

        application.Use((context, next) => gate.PassAsync(context, next));
        application.UseRouting();
        new OperatorApi(node.Palettes, runner, node.Facts, node.Names).Map(application);
        try
        {
            await application.StartAsync();
            return new ApiServer(application, stopping);
        }
        catch (Exception e) when (e is IOException or SocketException or UnauthorizedAccessException)
        {
            await application.DisposeAsync();
            stopping.Dispose();
            return StartErrors.Because(
                "socket-failed",
                $"The socket {data.Layout.Socket} cannot be made.",
                e.Message,
                "See what stands at that path, and that its file system can hold a socket."
            );
        }
    }

    /// <summary>Takes no further calls, ends those that run, and gives them a while to say so.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _application.StopAsync();
        await _application.DisposeAsync();
        _stopping.Dispose();
    }

    private static WebApplication Build(Socket tcp, string socketPath, ILoggerFactory logs)
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
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => Configure(options, tcp, socketPath, logs));
        return builder.Build();
    }

    private static void Configure(KestrelServerOptions options, Socket tcp, string socketPath, ILoggerFactory logs)
    {
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = RequestBody.MaxBytes;
        options.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        options.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        options.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        // A follower that reads slowly holds back its own stream only.
        options.Limits.MinResponseDataRate = null;
        var log = logs.CreateLogger<ApiServer>();
        options.Listen((IPEndPoint)tcp.LocalEndPoint!, listen => Configure(listen, "TCP", log));
        options.ListenUnixSocket(socketPath, listen => Configure(listen, "the local socket", log));
    }

    private static void Configure(ListenOptions listen, string name, ILogger log)
    {
        var limit = new ConnectionLimit(name, MostConnections, TimeProvider.System, log);
        listen.Protocols = HttpProtocols.Http1;
        listen.Use(next => connection => limit.PassAsync(connection, next));
    }

    /// <summary>The daemon itself listens to signals; the web server must not stop on its own.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
