namespace Supervisor.Cli.Copying;

/// <summary>
/// As much of a file as it had when it was looked at: an archive says the length first, and a log goes on growing. What is cut off
/// meanwhile is filled up with zeros, as tar does.
/// </summary>
internal sealed class FixedLengthStream(FileStream file) : Stream
{
    private readonly long _length = file.Length;
    private long _position;

    public override bool CanRead => true;

    /// <summary>Only so that it is believed to know its length.</summary>
    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => _length;

    public override long Position
    {
        get => _position;
        set => Seek(value, SeekOrigin.Begin);
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var wanted = (int)Math.Min(count, _length - _position);
        var read = file.Read(buffer, offset, wanted);
        if (read == 0 && wanted > 0)
        {
            Array.Clear(buffer, offset, wanted);
            read = wanted;
        }

        _position += read;
        return read;
    }

    public override long Seek(long offset, SeekOrigin origin)
    {
        _position = file.Seek(offset, origin);
        return _position;
    }

    public override void Flush() { }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        file.Dispose();
        base.Dispose(disposing);
    }
}
