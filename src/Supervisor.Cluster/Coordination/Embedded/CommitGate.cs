namespace Supervisor.Cluster.Coordination.Embedded;

/// <summary>
/// Where a call and its deadline meet: either the call goes on to commit, or it is given up and never will. So a call that
/// is given up has certainly changed nothing, however late the disk lets it go on.
/// </summary>
internal sealed class CommitGate
{
    private const int Open = 0;
    private const int Entered = 1;
    private const int Closed = 2;

    private int _state;

    public bool IsGivenUp => Volatile.Read(ref _state) == Closed;

    public bool IsEntered => Volatile.Read(ref _state) == Entered;

    public bool TryEnter() => Interlocked.CompareExchange(ref _state, Entered, Open) == Open;

    /// <summary>False when the call is committing.</summary>
    public bool TryGiveUp() => Interlocked.CompareExchange(ref _state, Closed, Open) == Open;
}
