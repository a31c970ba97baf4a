using System.Net;
using System.Net.Http.Headers;

namespace Supervisor.Cluster.Coordination.Etcd.Calls;

/// <summary>
/// What a call says, and whether any of it may have left: it is asked for once there is a connection to write it to.
/// A call that ends before that was certainly not done.
/// </summary>
internal sealed class CallContent : HttpContent
{
    private readonly byte[] _body;

    public CallContent(byte[] body)
    {
        _body = body;
        Headers.ContentType = new MediaTypeHeaderValue("application/json");
    }

    public bool IsBegun { get; private set; }

    protected override void SerializeToStream(
        Stream stream,
        TransportContext? context,
        CancellationToken cancellationToken
    )
    {
        IsBegun = true;
        stream.Write(_body);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(
        Stream stream,
        TransportContext? context,
        CancellationToken cancellationToken
    )
    {
        IsBegun = true;
        await stream.WriteAsync(_body, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }
}
