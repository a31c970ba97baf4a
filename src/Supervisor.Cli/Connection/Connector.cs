using System.Net;
using System.Net.Sockets;
using Supervisor.Cli.Line;
using Supervisor.Cli.People;
using Supervisor.Contracts;

namespace Supervisor.Cli.Connection;

/// <summary>Opens a connection to the first node that answers.</summary>
internal sealed class Connector(Func<string, string?> environment, LoginStore logins)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public Outcome<NodeClient> Connect(GlobalOptions options)
    {
        var failures = new List<ConnectFailure>();
        foreach (var target in TargetRules.Candidates(options, environment, logins.IsThere))
        {
            var client = target switch
            {
                Target.Cluster => ConnectToCluster(failures, node: null),
                Target.Tcp tcp => ConnectTo(options, tcp, failures),
                _ => Connect(target, token: null, failures),
            };
            if (client is not null)
            {
                return client;
            }
        }

        return ConnectErrors.Nobody(options, failures);
    }

    /// <summary>To a node of the cluster in which the user is logged in, whatever runs on this machine.</summary>
    public Outcome<NodeClient> ConnectToCluster()
    {
        var failures = new List<ConnectFailure>();
        return ConnectToCluster(failures, node: null) ?? ConnectErrors.NoNode(failures);
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

    /// <summary>By a token where there is one, else by the certificate of who is logged in.</summary>
    private Outcome<NodeClient>? ConnectTo(GlobalOptions options, Target.Tcp target, List<ConnectFailure> failures)
    {
        var token = new TokenFinder(environment).Find(options, target.Address);
        if (!token.IsOk)
        {
            return token.Error;
        }

        if (token.Value.Secret is null && options.Target is not null && logins.IsThere)
        {
            return ConnectToCluster(failures, target.Address);
        }

        var isHere = target.Address.Address is { } address && IPAddress.IsLoopback(address);
        return token.Value.Secret is null && !isHere
            ? LoginErrors.NotLoggedIn
            : Connect(target, token.Value.Secret, failures);
    }

    /// <param name="node">Null: the first that answers.</param>
    /// <returns>Null when none does.</returns>
    private Outcome<NodeClient>? ConnectToCluster(List<ConnectFailure> failures, HostAndPort? node)
    {
        var read = logins.Read();
        if (!read.IsOk)
        {
            return read.Error;
        }

        if (read.Value is not { } kept)
        {
            return LoginErrors.NotLoggedIn;
        }

        var login = new LoginRenewal(logins, TimeProvider.System).Try(kept);
        if (login.Until < TimeProvider.System.GetUtcNow())
        {
            return LoginErrors.Expired(login);
        }

        var dialled = new MemberDialler(login, TimeProvider.System).Dial(node is null ? login.Nodes : [node]);
        failures.AddRange(dialled.Failures);
        if (dialled is not { Wire: { } wire, Node: { } reached })
        {
            return null;
        }

        return new NodeClient(wire, new Target.Member(reached), token: null);
    }

    private static Outcome<NodeClient>? Connect(Target target, string? token, List<ConnectFailure> failures)
    {
        switch (Open(target))
        {
            case Attempt.Opened opened:
                return new NodeClient(new Wire(opened.Socket), target, token);
            case Attempt.Failed failed:
                failures.Add(new ConnectFailure(target, failed.Reason));
                break;
        }

        return null;
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
