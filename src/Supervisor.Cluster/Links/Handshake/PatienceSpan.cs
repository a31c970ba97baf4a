namespace Supervisor.Cluster.Links.Handshake;

/// <summary>From a moment on.</summary>
internal sealed class PatienceSpan : IDisposable
{
    private readonly CancellationTokenSource _late;
    private readonly CancellationTokenSource _either;

    public PatienceSpan(Patience patience)
    {
        _late = new CancellationTokenSource(patience.Time, patience.Clock);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_late.Token, patience.Stopping);
    }

    public CancellationToken Token => _either.Token;

    public void Dispose()
    {
        _either.Dispose();
        _late.Dispose();
    }
}
