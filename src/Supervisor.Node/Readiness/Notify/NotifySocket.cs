using System.Buffers;
using System.Net.Sockets;
using Supervisor.Node.Native;
using Supervisor.Node.Readiness.Folders;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Node.Readiness.Notify;

/// <summary>
/// The notify socket of one incarnation. It takes one datagram after the other, and each only when the last was answered:
/// who sends faster than its supervisor handles finds the kernel's short queue full and waits, and nothing piles up here.
/// </summary>
internal sealed class NotifySocket : IAsyncDisposable
{
    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(1);

    private readonly WorkloadId _id;
    private readonly NotifyReception _reception;
    private readonly DeskServices _services;
    private readonly Socket _socket;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _loop;

    private NotifySocket(WorkloadId id, FileOwner owner, Socket socket, DeskServices services)
    {
        (_id, _socket, _services) = (id, socket, services);
        _reception = new NotifyReception(id, owner, services);
        _loop = ReceiveAllAsync();
    }

    /// <inheritdoc cref="Http.AgentListener.Open"/>
    public static NotifySocket Open(WorkloadId id, DeskFolder place, DeskServices services)
    {
        var socket = SocketFile.Bind(SocketType.Dgram, place.Folder.NotifySocketOf(id.Incarnation), place.Owner);
        try
        {
            MessageSocket.AskForSenders(socket);
            return new NotifySocket(id, place.Owner, socket, services);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _loop;
        _socket.Dispose();
        _stopping.Dispose();
    }

    private async Task ReceiveAllAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                // Looks without taking, so that no buffer is held while nothing comes.
                await _socket.ReceiveAsync(Memory<byte>.Empty, SocketFlags.Peek, _stopping.Token);
                await TakeWhatIsThereAsync();
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                // Whatever it was: the next datagram may be in order.
                _services.Log.NotReceived(_id.Agent, fault);
                await PauseAsync();
            }
        }
    }

    private async Task TakeWhatIsThereAsync()
    {
        var buffer = ArrayPool<byte>.Shared.Rent(NotifyParser.MaxBytes);
        try
        {
            while (
                !_stopping.IsCancellationRequested
                && MessageSocket.TryReceive(_socket.SafeHandle, buffer.AsSpan(0, NotifyParser.MaxBytes)) is { } next
            )
            {
                await TakeAsync(next, buffer);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>
    /// Closes what came along when all that was said so far is done: that is what a sender of BARRIER=1 waits for. Whatever
    /// else was sent is not kept.
    /// </summary>
    private async Task TakeAsync(Datagram datagram, byte[] buffer)
    {
        try
        {
            await _reception.TakeAsync(datagram, buffer.AsMemory(0, datagram.Length));
        }
        finally
        {
            MessageSocket.Close(datagram.Descriptors);
        }
    }

    private async Task PauseAsync()
    {
        var pause = Task.Delay(PauseAfterFault, _services.Clock, _stopping.Token);
        await pause.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
