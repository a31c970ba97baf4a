using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Guarding.Messages;
using Supervisor.Contracts.Palettes;
using Supervisor.Guard.Logs;
using Supervisor.Guard.Looping;
using Supervisor.Guard.Native;

namespace Supervisor.Guard.Serving;

/// <summary>One peer at the socket. It costs almost nothing until it says something, and is left when it does not listen.</summary>
internal sealed class Connection
{
    private const int ReadBytes = 16 * 1024;

    /// <summary>What a peer may leave unread.</summary>
    private const int MostUnsentBytes = 4 * GuardProtocol.MaxFrameBytes;

    private readonly EventLoop _loop;
    private readonly IRequestHandler _handler;
    private readonly Action<Connection> _onClosed;
    private readonly FrameBuffer _received = new();
    private readonly SendQueue _unsent;
    private readonly Watched _watched;

    private bool _isClosing;
    private bool _isClosed;

    public Connection(int descriptor, EventLoop loop, IRequestHandler handler, Action<Connection> onClosed)
    {
        (_loop, _handler, _onClosed) = (loop, handler, onClosed);
        _unsent = new SendQueue(descriptor);
        _watched = loop.Watch(descriptor, LibcPolling.Readable, OnReady);
    }

    /// <summary>It has said hello in a version that both speak.</summary>
    public bool IsGreeted { get; set; }

    /// <summary>Logs that it has named, and not yet said to be all of them.</summary>
    public LogParts LogParts { get; } = new();

    /// <summary>What it listens with, once it does.</summary>
    public Action<byte[]>? Listener { get; set; }

    public void Answer(GuardAnswer answer) =>
        Send(GuardFrames.Encode(new GuardMessage(answer), GuardJson.Default.GuardMessage));

    public void Send(byte[] frame)
    {
        if (_isClosed)
        {
            return;
        }

        _unsent.Add(frame);
        if (_unsent.Bytes > MostUnsentBytes)
        {
            // Whatever it is told now it does not read either.
            Close();
            return;
        }

        Flush();
    }

    /// <summary>Says why, and closes once that is out.</summary>
    public void Dismiss(OperatorError error)
    {
        _isClosing = true;
        Answer(new GuardAnswer(0, error));
    }

    public void Close()
    {
        if (_isClosed)
        {
            return;
        }

        _isClosed = true;
        _loop.Unwatch(_watched);
        Libc.Close(_watched.Descriptor);
        _onClosed(this);
    }

    private void OnReady(uint events)
    {
        if ((events & LibcPolling.Writable) != 0)
        {
            Flush();
        }

        if ((events & ~LibcPolling.Writable) != 0 && !_isClosed)
        {
            Receive();
        }
    }

    private void Flush()
    {
        var isGone = !_unsent.TrySend();
        if (isGone || (_isClosing && _unsent.Bytes == 0))
        {
            Close();
            return;
        }

        _loop.Change(_watched, _unsent.Bytes > 0 ? LibcPolling.Readable | LibcPolling.Writable : LibcPolling.Readable);
    }

    private void Receive()
    {
        Span<byte> buffer = stackalloc byte[ReadBytes];
        var count = (int)Libc.Read(_watched.Descriptor, buffer, buffer.Length);
        if (count <= 0)
        {
            if (count == 0 || Errno.Last is not (Errno.TryAgain or Errno.Interrupted))
            {
                Close();
            }

            return;
        }

        // While it is being dismissed, what it still says goes nowhere.
        if (!_isClosing)
        {
            _received.Append(buffer[..count]);
            HandleFrames();
        }
    }

    private void HandleFrames()
    {
        var reading = FrameReading.Complete;
        while (!_isClosing && !_isClosed && (reading = _received.TryTake(out var body)) == FrameReading.Complete)
        {
            Handle(GuardFrames.Decode(body, GuardJson.Default.GuardRequest));
        }

        _received.Trim();
        if (reading == FrameReading.TooLarge)
        {
            Dismiss(ProtocolErrors.FrameTooLarge);
        }
    }

    private void Handle(GuardRequest? request)
    {
        if (request is null)
        {
            Dismiss(ProtocolErrors.BadFrame);
        }
        else
        {
            _handler.Handle(this, request);
        }
    }
}
