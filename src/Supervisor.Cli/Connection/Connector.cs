using System.Net;
using System.Net.Sockets;
using Supervisor.Cli.Line;
using Supervisor.Contracts;

namespace Supervisor.Cli.Connection;

/// <summary>Opens a connection to the first node that answers.</summary>
internal sealed class Connector(Func<string, string?> environment)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public Outcome<NodeClient> Connect(GlobalOptions options)
    {
        var failures = new List<ConnectFailure>();
        foreach (var target in TargetRules.Candidates(options, environment))
        {
            var socket = Open(target);
            if (socket is Attempt.Failed failed)
            {
                failures.Add(new ConnectFailure(target, failed.Reason));
                continue;
            }

            var opened = ((Attempt.Opened)socket).Socket;
            var token = target is Target.Tcp tcp ? new TokenFinder(environment).Find(options, tcp.Address) : null;
            if (token is { IsOk: false })
            {
                opened.Dispose();
                return token.Error;
            }

            return new NodeClient(opened, target, token?.Value?.Secret);
        }

        return ConnectErrors.Nobody(options, failures);
    }

    /// <summary>Whether somebody listens at the socket now.</summary>
    public static bool Answers(string socketPath)
    {
        if (Open(new Target.Unix(socketPath)) is not Attempt.Opened opened)
        {
            return false;
        }

        opened.Socket.Dispose();
        return true;
    }

    private static Attempt Open(Target target)
    {
        var socket = Create(target);
        var failure = TryConnect(socket, target);
        if (failure is null)
        {
            return new Attempt.Opened(socket);
        }

        socket.Dispose();
        return new Attempt.Failed(failure.Value);
    }

    private static SocketError? TryConnect(Socket socket, Target target)
    {
        try
        {
            return Connect(socket, target) ? null : SocketError.TimedOut;
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode;
        }
        catch (AggregateException e) when (e.InnerException is SocketException inner)
        {
            return inner.SocketErrorCode;
        }
        catch (ArgumentException)
        {
            // A path too long for a socket: then there is none.
            return SocketError.AddressNotAvailable;
        }
    }

    /// <summary>False when nobody answers in time. A local socket answers at once or not at all.</summary>
    private static bool Connect(Socket socket, Target target)
    {
        if (target is Target.Unix unix)
        {
            socket.Connect(new UnixDomainSocketEndPoint(unix.Path));
            return true;
        }

        return socket.ConnectAsync(EndPointOf(((Target.Tcp)target).Address)).Wait(Patience);
    }

    private static Socket Create(Target target) =>
        target is Target.Unix
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    private static EndPoint EndPointOf(HostAndPort tcp) =>
        tcp.Address is { } address ? new IPEndPoint(address, tcp.Port) : new DnsEndPoint(tcp.Host, tcp.Port);

    private abstract record Attempt
    {
        internal sealed record Opened(Socket Socket) : Attempt;

        internal sealed record Failed(SocketError Reason) : Attempt;
    }
}

internal sealed record ConnectFailure(Target Target, SocketError Reason);
