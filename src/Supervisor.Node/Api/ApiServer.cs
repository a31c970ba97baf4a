using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Supervisor.Contracts;
using Supervisor.Node.Api.Access;
using Supervisor.Node.Api.Listening;
using Supervisor.Node.Api.People;
using Supervisor.Node.Audit;
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

    public static async Task<Outcome<ApiServer>> StartAsync(
        ApiDoors doors,
        DataDirectory data,
        NodeComposition node,
        ILoggerFactory logs,
        IAuditTrail audit
    )
    {
        var stopping = new CancellationTokenSource();
        var application = Build(doors, data.Layout.Socket, logs);
        var gate = new AccessGate(new AccessRules(data.Token, Libc.EffectiveUserId()), audit);
        var runner = new CommandRunner(logs.CreateLogger<CommandRunner>(), stopping.Token) { Audit = audit };
        if (doors.Agents is { } agents)
        {
            // Before the gate: an agent has a token of its own, which opens nothing else.
            var door = new AgentDoor(agents);
            application.Use((context, next) => door.PassAsync(context, next));
        }

        application.Use((context, next) => gate.PassAsync(context, next));
        application.UseRouting();
        new OperatorApi(node, runner, audit).Map(application);
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

    private static WebApplication Build(ApiDoors doors, string socketPath, ILoggerFactory logs)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.Replace(ServiceDescriptor.Singleton(logs));
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = StopDeadline);
        builder.Services.Configure<SocketTransportOptions>(options =>
            options.CreateBoundListenSocket = endpoint =>
                endpoint is UnixDomainSocketEndPoint ? UnixListenSocket.Bind(socketPath) : doors.Tcp
        );
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => Configure(options, doors, socketPath, logs));
        if (doors.People is { } people)
        {
            // The last that says it can is asked: this one can for its own alone.
            builder.Services.AddSingleton<IConnectionListenerFactory>(new PeopleTransport(people));
        }

        return builder.Build();
    }

    private static void Configure(KestrelServerOptions options, ApiDoors doors, string socketPath, ILoggerFactory logs)
    {
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = RequestBody.MaxBytes;
        options.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        options.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        options.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        // A follower that reads slowly holds back its own stream only.
        options.Limits.MinResponseDataRate = null;
        var log = logs.CreateLogger<ApiServer>();
        options.Listen((IPEndPoint)doors.Tcp.LocalEndPoint!, listen => Configure(listen, "TCP", log));
        options.ListenUnixSocket(socketPath, listen => Configure(listen, "the local socket", log));
        if (doors.People is not null)
        {
            options.Listen(new PeopleEndPoint(), listen => Configure(listen, "the port of links", log));
        }
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
