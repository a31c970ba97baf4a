namespace Supervisor.Node.Forwarding.Sessions;

/// <summary>How much may be sent that the other end has not taken.</summary>
internal sealed class SendWindow
{
    private readonly Lock _gate = new();
    private readonly int _size;
    private TaskCompletionSource _changed = New();
    private int _room;
    private bool _isClosed;

    public SendWindow(int size) => (_size, _room) = (size, size);

    /// <summary>Waits until there is room for it.</summary>
    /// <exception cref="IOException">There never will be.</exception>
    public async ValueTask TakeAsync(int bytes, CancellationToken stop)
    {
        if (bytes > _size)
        {
            throw new IOException($"a part of {bytes} bytes is more than the other end takes");
        }

        while (!TryTake(bytes, out var changed))
        {
            await changed.WaitAsync(stop);
        }
    }

    /// <summary>What the other end says of it may be wrong: there is never more room than at the beginning.</summary>
    public void Add(int bytes)
    {
        lock (_gate)
        {
            _room += Math.Clamp(bytes, 0, _size - _room);
            Change();
        }
    }

    /// <summary>The other end takes nothing any more.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            Change();
        }
    }

    private bool TryTake(int bytes, out Task changed)
    {
        lock (_gate)
        {
            if (_isClosed)
            {
                throw new IOException("the other end has gone");
            }

            changed = _changed.Task;
            var isTaken = _room >= bytes;
            _room -= isTaken ? bytes : 0;
            return isTaken;
        }
    }

    private void Change()
    {
        _changed.TrySetResult();
        _changed = New();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
