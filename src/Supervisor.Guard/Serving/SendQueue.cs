using Supervisor.Guard.Native;

namespace Supervisor.Guard.Serving;

/// <summary>What a peer is to be told and has not taken yet.</summary>
internal sealed class SendQueue(int socket)
{
    private readonly Queue<byte[]> _frames = new();
    private int _sentOfFirst;

    public int Bytes { get; private set; }

    public void Add(byte[] frame)
    {
        _frames.Enqueue(frame);
        Bytes += frame.Length;
    }

    /// <summary>Sends what the socket takes.</summary>
    /// <returns>False when the peer is gone.</returns>
    public bool TrySend()
    {
        while (_frames.TryPeek(out var frame))
        {
            var rest = frame.AsSpan(_sentOfFirst);
            var sent = (int)LibcSockets.Send(socket, rest, rest.Length, LibcSockets.NoSignal);
            if (sent < 0)
            {
                return Errno.Last is Errno.TryAgain or Errno.Interrupted;
            }

            Take(sent, frame.Length);
        }

        return true;
    }

    private void Take(int sent, int length)
    {
        Bytes -= sent;
        _sentOfFirst += sent;
        if (_sentOfFirst == length)
        {
            _frames.Dequeue();
            _sentOfFirst = 0;
        }
    }
}
