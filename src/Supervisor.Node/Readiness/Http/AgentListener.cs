using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Readiness.Folders;

namespace Supervisor.Node.Readiness.Http;

/// <summary>One agent's own socket. It serves few connections at a time, so that no agent takes the room of another.</summary>
internal sealed class AgentListener : IAsyncDisposable
{
    public const int MostConnections = 64;

    /// <summary>Who comes on top is told so, and must be taken for that; what waits costs little.</summary>
    private const int Backlog = 512;

    /// <summary>After a fault that another attempt would only meet again, as when the process has no descriptor left.</summary>
    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(1);

    private static readonly byte[] Busy = BusyAnswer();

    private readonly AgentDesk _desk;
    private readonly DeskServices _services;
    private readonly Socket _socket;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _loop;

    private AgentListener(AgentDesk desk, Socket socket, DeskServices services)
    {
        (_desk, _socket, _services) = (desk, socket, services);
        _loop = AcceptAllAsync();
    }

    /// <exception cref="SocketException">It cannot be made.</exception>
    /// <exception cref="IOException">It cannot be given to the agent's user.</exception>
    public static AgentListener Open(AgentDesk desk, DeskFolder place, DeskServices services)
    {
        var socket = SocketFile.Bind(SocketType.Stream, place.Folder.Socket, place.Owner);
        try
        {
            socket.Listen(Backlog);
            return new AgentListener(desk, socket, services);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Serves one connection and gives its place free, whatever becomes of it.</summary>
    public static async Task ServeAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var desk = connection.Features.GetRequiredFeature<AgentSeat>().Desk;
        try
        {
            await next(connection);
        }
        finally
        {
            desk.LeaveSeat();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _loop;
        _socket.Dispose();
        _stopping.Dispose();
    }

    private async Task AcceptAllAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                Take(await _socket.AcceptAsync(_stopping.Token));
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                // Whatever it was: the next connection may be in order.
                _services.Log.NotAccepted(_desk.Agent, fault);
                await PauseAsync();
            }
        }
    }

    private void Take(Socket connection)
    {
        if (_desk.TakeSeat(MostConnections))
        {
            Seat(connection);
        }
        else
        {
            Refuse(connection);
        }
    }

    private void Seat(Socket connection)
    {
        try
        {
            _services.Transport.Take(connection, new AgentSeat(_desk, connection));
        }
        catch (Exception fault)
        {
            connection.Dispose();
            _desk.LeaveSeat();
            if (fault is not SocketException)
            {
                throw;
            }

            // The peer has left already.
        }
    }

    private void Refuse(Socket connection)
    {
        _services.Log.ConnectionRefused(_desk.Agent, MostConnections);
        using (connection)
        {
            // It fits the empty buffer of a new connection; a peer that has left meanwhile misses nothing.
            connection.Send(Busy, SocketFlags.None, out _);
        }
    }

    private async Task PauseAsync()
    {
        var pause = Task.Delay(PauseAfterFault, _services.Clock, _stopping.Token);
        await pause.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static byte[] BusyAnswer()
    {
        var body = SignalAnswers.Bytes(
            new OperatorError(
                ErrorCodes.Busy,
                "The agent's socket serves no further connection.",
                $"{MostConnections} are open, the most that it serves.",
                "Close a connection when its answer has come, or send many words over one."
            )
        );
        var head =
            "HTTP/1.1 503 Service Unavailable\r\nContent-Type: application/json\r\nConnection: close\r\n"
            + $"Retry-After: 1\r\nContent-Length: {body.Length}\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }
}
