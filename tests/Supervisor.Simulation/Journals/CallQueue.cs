using Supervisor.Simulation.Machines;

namespace Supervisor.Simulation.Journals;

/// <summary>
/// As the one thread of a real store: a call waits until the one before has ended, however long that hangs. An answer
/// reaches the daemon only while that lives, and when it runs.
/// </summary>
internal sealed class CallQueue(Daemon daemon)
{
    private readonly Queue<Action> _waiting = new();
    private bool _isBusy;

    internal Task<TOutcome> Call<TOutcome>(Action<Action<TOutcome>> run)
    {
        var outcome = new TaskCompletionSource<TOutcome>();
        _waiting.Enqueue(() =>
            run(answer =>
                daemon.Deliver(() =>
                {
                    _isBusy = false;
                    outcome.SetResult(answer);
                    RunNext();
                })
            )
        );
        RunNext();
        return outcome.Task;
    }

    private void RunNext()
    {
        if (!_isBusy && _waiting.TryDequeue(out var next))
        {
            _isBusy = true;
            next();
        }
    }
}
