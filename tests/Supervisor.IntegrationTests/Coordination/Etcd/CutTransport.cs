namespace Supervisor.IntegrationTests.Coordination.Etcd;

/// <summary>A way to etcd that can be cut and mended: what is open stays open, and nothing new comes through.</summary>
internal sealed class CutTransport : DelegatingHandler
{
    private volatile bool _isCut;

    public CutTransport()
        : base(new SocketsHttpHandler()) { }

    public void Cut() => _isCut = true;

    public void Mend() => _isCut = false;

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) =>
        _isCut
            ? throw new HttpRequestException(HttpRequestError.ConnectionError, "The way is cut.")
            : base.SendAsync(request, cancellationToken);
}
