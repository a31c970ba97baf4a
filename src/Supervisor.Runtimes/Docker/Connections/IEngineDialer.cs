using Supervisor.Contracts;

namespace Supervisor.Runtimes.Docker.Connections;

/// <summary>The way to an engine.</summary>
internal interface IEngineDialer
{
    /// <summary>
    /// A new connection, which the caller closes; or why there is none. An engine that is away is an outcome; a caller who no
    /// longer wants the connection is told so by <see cref="OperationCanceledException"/>.
    /// </summary>
    Task<Outcome<Stream>> DialAsync(CancellationToken cancellation);

    /// <summary>Who speaks HTTP over a connection that was dialed, and over no other; disposed of with it.</summary>
    HttpMessageHandler HandlerOver(Stream connection) => OneConnection.HandlerOver(connection);
}
