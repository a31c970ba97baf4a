using Supervisor.Cli.Connection;
using Supervisor.Contracts.Palettes.Sessions;

namespace Supervisor.Cli.Copying;

/// <summary>What is sent to a node in a session, for who writes a stream. Once the node has answered it wants no more.</summary>
internal sealed class LinkOutput(SessionLink link) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (!link.HasAnswer)
        {
            link.Send(SessionPart.Input, buffer);
        }
    }

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
