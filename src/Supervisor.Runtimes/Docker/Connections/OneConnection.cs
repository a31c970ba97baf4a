namespace Supervisor.Runtimes.Docker.Connections;

/// <summary>HTTP over a connection that is there already: nothing is dialed, kept, followed or sent again.</summary>
internal static class OneConnection
{
    public static HttpMessageHandler HandlerOver(Stream connection) =>
        new SocketsHttpHandler
        {
            ConnectCallback = (_, _) => ValueTask.FromResult(connection),
            PooledConnectionLifetime = TimeSpan.Zero,
            MaxResponseDrainSize = 0,
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ActivityHeadersPropagator = null,
        };
}
