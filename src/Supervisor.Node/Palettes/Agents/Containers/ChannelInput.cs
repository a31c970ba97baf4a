using Supervisor.Contracts.Palettes.Sessions;
using Supervisor.Node.Palettes.Sessions;

namespace Supervisor.Node.Palettes.Agents.Containers;

/// <summary>What a caller sends, for who reads a stream. A caller who goes before the end is a fault: half an archive is none.</summary>
internal sealed class ChannelInput(ISessionChannel channel) : Stream
{
    private ReadOnlyMemory<byte> _rest;
    private bool _isAtEnd;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_rest.IsEmpty && !_isAtEnd)
        {
            var message =
                await channel.ReadAsync(cancellationToken)
                ?? throw new IOException("who sent the files has gone before their end");
            _isAtEnd = message.Part is SessionPart.InputEnd;
            _rest = message.Part is SessionPart.Input ? message.Bytes : default;
        }

        var count = Math.Min(_rest.Length, buffer.Length);
        _rest[..count].CopyTo(buffer);
        _rest = _rest[count..];
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
