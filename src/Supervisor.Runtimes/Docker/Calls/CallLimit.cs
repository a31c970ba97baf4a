using Supervisor.Contracts.Text;

namespace Supervisor.Runtimes.Docker.Calls;

/// <summary>How long a call may take, and whether its caller still wants it.</summary>
internal sealed class CallLimit : IDisposable
{
    private readonly TimeSpan _limit;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _timeUp;
    private readonly CancellationTokenSource _either;

    public CallLimit(TimeSpan limit, TimeProvider time, CancellationToken caller)
    {
        _limit = limit;
        _caller = caller;
        _timeUp = new CancellationTokenSource(limit, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_timeUp.Token, caller);
    }

    public CancellationToken Caller => _caller;

    public CancellationToken Token => _either.Token;

    /// <summary>
    /// What cut the call short, as part of a sentence. Null: its caller called it off, or the fault is ours; neither is an
    /// outcome.
    /// </summary>
    public string? Explain(Exception cause) =>
        _caller.IsCancellationRequested ? null
        : _timeUp.IsCancellationRequested ? $"no whole answer came within {DurationText.Format(_limit)}"
        : ExchangeFaults.Describe(cause);

    /// <summary>Begins anew: the other side has said something.</summary>
    public void Renew() => _timeUp.CancelAfter(_limit);

    public void Dispose()
    {
        _either.Dispose();
        _timeUp.Dispose();
    }
}
