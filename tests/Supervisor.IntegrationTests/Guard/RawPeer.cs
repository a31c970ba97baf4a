using System.Net.Sockets;
using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Guarding.Messages;

namespace Supervisor.IntegrationTests.Guard;

/// <summary>A peer that may say anything.</summary>
internal sealed class RawPeer : IDisposable
{
    private readonly Socket _socket;
    private readonly CancellationToken _cancellation;
    private readonly FrameBuffer _frames = new();

    private RawPeer(Socket socket, CancellationToken cancellation) => (_socket, _cancellation) = (socket, cancellation);

    public static RawPeer Connect(RunningGuard guard) => new(ConnectSocket(guard), guard.Cancellation);

    public static Socket ConnectSocket(RunningGuard guard)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        // Waits, unlike its asynchronous twin, while the queue of those who want to connect is full.
        socket.Connect(new UnixDomainSocketEndPoint(guard.Layout.Socket));
        return socket;
    }

    public Task SendAsync(GuardRequest request) =>
        SendAsync(GuardFrames.Encode(request, GuardJson.Default.GuardRequest));

    public async Task SendAsync(byte[] bytes) => await _socket.SendAsync(bytes, _cancellation);

    /// <summary>The next message; null when the guard has closed the connection.</summary>
    public async Task<GuardMessage?> ReadAsync()
    {
        var buffer = new byte[4096];
        while (true)
        {
            if (_frames.TryTake(out var body) == FrameReading.Complete)
            {
                return GuardFrames.Decode(body, GuardJson.Default.GuardMessage);
            }

            var count = await _socket.ReceiveAsync(buffer, _cancellation);
            if (count == 0)
            {
                return null;
            }

            _frames.Append(buffer.AsSpan(0, count));
        }
    }

    /// <summary>The code of the error after which the guard closes.</summary>
    public async Task<string?> LastErrorAsync()
    {
        var last = await ReadAsync();
        return await ReadAsync() is null ? last?.Answer?.Error?.Code : "the connection is still open";
    }

    public void Dispose() => _socket.Dispose();
}
