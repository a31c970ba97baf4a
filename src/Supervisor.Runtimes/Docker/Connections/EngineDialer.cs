using System.ComponentModel;
using System.IO.Pipes;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Principal;
using Supervisor.Contracts;

namespace Supervisor.Runtimes.Docker.Connections;

/// <summary>Connects by socket, pipe or TCP, as the address wants.</summary>
/// <param name="limit">How long that may take.</param>
internal sealed class EngineDialer(EngineAddress address, TimeSpan limit, TimeProvider time, EngineRefusals refusals)
    : IEngineDialer
{
    public async Task<Outcome<Stream>> DialAsync(CancellationToken cancellation)
    {
        using var timeUp = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeUp.Token, cancellation);
        try
        {
            return await ConnectAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return refusals.NoConnection(address, limit);
        }
        catch (Exception cause) when (IsOfTheOutside(cause))
        {
            return refusals.Explain(address, cause);
        }
    }

    private Task<Stream> ConnectAsync(CancellationToken cancellation) =>
        address switch
        {
            EngineAddress.UnixSocket(var path) => SocketAsync(path, cancellation),
            EngineAddress.NamedPipe(var server, var name) => PipeAsync(server, name, cancellation),
            EngineAddress.Tcp tcp => TcpAsync(tcp, cancellation),
            _ => throw new InvalidOperationException($"Nobody knows how to connect to {address}."),
        };

    private static Task<Stream> SocketAsync(string path, CancellationToken cancellation) =>
        ConnectAsync(
            new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified),
            new UnixDomainSocketEndPoint(path),
            cancellation
        );

    /// <summary>The engine is told who asks and may no more than that: it could otherwise act in our name.</summary>
    private static async Task<Stream> PipeAsync(string server, string name, CancellationToken cancellation)
    {
        var pipe = new NamedPipeClientStream(
            server,
            name,
            PipeDirection.InOut,
            PipeOptions.Asynchronous,
            TokenImpersonationLevel.Identification
        );
        try
        {
            await pipe.ConnectAsync(cancellation);
            return pipe;
        }
        catch
        {
            await pipe.DisposeAsync();
            throw;
        }
    }

    private static async Task<Stream> TcpAsync(EngineAddress.Tcp tcp, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        WatchTheOtherEnd(socket);
        var stream = await ConnectAsync(socket, new DnsEndPoint(tcp.Host, tcp.Port), cancellation);
        return tcp.Tls is null ? stream : await TlsHandshake.OverAsync(stream, tcp.Host, tcp.Tls, cancellation);
    }

    /// <summary>So that a follower of events or logs notices a machine that went without a word.</summary>
    private static void WatchTheOtherEnd(Socket socket)
    {
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, optionValue: true);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, 30);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, 10);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, 3);
    }

    private static async Task<Stream> ConnectAsync(Socket socket, EndPoint end, CancellationToken cancellation)
    {
        try
        {
            await socket.ConnectAsync(end, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static bool IsOfTheOutside(Exception cause) =>
        cause
            is SocketException
                or IOException
                or UnauthorizedAccessException
                or AuthenticationException
                or CryptographicException
                or Win32Exception
                or ArgumentException;
}
