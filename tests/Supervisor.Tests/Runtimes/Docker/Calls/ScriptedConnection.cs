namespace Supervisor.Tests.Runtimes.Docker.Calls;

/// <summary>How an engine's words end.</summary>
internal enum Ending
{
    /// <summary>It closes the connection.</summary>
    Close,

    /// <summary>The connection breaks.</summary>
    Break,

    /// <summary>Nothing more comes, ever.</summary>
    Silence,
}

/// <summary>A connection on which the other side says what it was told to say, whatever it hears.</summary>
internal sealed class ScriptedConnection(byte[] answer, Ending ending) : Stream
{
    private readonly MemoryStream _heard = new();
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _position;

    public TaskCompletionSource AllWasSaid { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsClosed { get; private set; }

    public byte[] Heard => _heard.ToArray();

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = Math.Min(buffer.Length, answer.Length - _position);
        if (count > 0)
        {
            answer.AsMemory(_position, count).CopyTo(buffer);
            _position += count;
            return count;
        }

        AllWasSaid.TrySetResult();
        if (ending is Ending.Silence)
        {
            // As a socket: whoever closes it ends a read of his own.
            await _closed.Task.WaitAsync(cancellationToken);
        }

        return ending is Ending.Close ? 0 : throw new IOException("the wire was cut");
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _heard.Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => _heard.Write(buffer, offset, count);

    public override void Flush() { }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        IsClosed = true;
        _closed.TrySetResult();
        base.Dispose(disposing);
    }
}
