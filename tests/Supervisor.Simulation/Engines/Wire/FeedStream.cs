using Supervisor.Simulation.Engines.Driving;

namespace Supervisor.Simulation.Engines.Wire;

/// <summary>An answer that goes on: what was written can be read, and whoever reads waits for more until it ends.</summary>
internal sealed class FeedStream : Stream
{
    private readonly Queue<byte> _bytes = new();
    private TaskCompletionSource? _waiting;
    private bool _isOver;
    private bool _isBroken;

    /// <summary>Nothing more comes, or nobody reads any more.</summary>
    internal bool IsOver => _isOver;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    internal void Write(byte[] bytes)
    {
        foreach (var one in bytes)
        {
            _bytes.Enqueue(one);
        }

        GoOn();
    }

    internal void End()
    {
        _isOver = true;
        GoOn();
    }

    /// <summary>It ends amid what was to come, and who reads is told so.</summary>
    internal void Break()
    {
        _isBroken = true;
        End();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_bytes.Count == 0 && !_isOver)
        {
            var waiting = _waiting = new TaskCompletionSource();
            await using var _ = cancellationToken.UnsafeRegister(
                (_, token) => DaemonContext.Outside(() => waiting.TrySetCanceled(token)),
                null
            );
            await waiting.Task.ConfigureAwait(false);
        }

        if (_bytes.Count == 0 && _isBroken)
        {
            throw new IOException("the connection was reset by the engine");
        }

        var count = 0;
        while (count < buffer.Length && _bytes.TryDequeue(out var one))
        {
            buffer.Span[count++] = one;
        }

        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>Who has closed it reads no more.</summary>
    protected override void Dispose(bool disposing)
    {
        End();
        base.Dispose(disposing);
    }

    private void GoOn()
    {
        var waiting = _waiting;
        _waiting = null;
        DaemonContext.Outside(() => waiting?.TrySetResult());
    }
}
