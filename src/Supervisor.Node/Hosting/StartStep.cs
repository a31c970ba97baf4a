using Supervisor.Contracts.Palettes;

namespace Supervisor.Node.Hosting;

/// <summary>Something that is done once about the fleet at the daemon's start, and is tried until it is.</summary>
/// <param name="act">What is in the way; null when it is done.</param>
/// <param name="say">For the log: the first time that something is in the way.</param>
internal sealed class StartStep(Func<Task<OperatorError?>> act, Action<OperatorError> say)
{
    private bool _isSaid;

    public bool IsDone { get; private set; }

    /// <summary>Null when it is done, or was not tried yet.</summary>
    public OperatorError? Problem { get; private set; }

    public async Task TryAsync()
    {
        if (IsDone)
        {
            return;
        }

        Problem = await act();
        IsDone = Problem is null;
        if (Problem is { } problem && !_isSaid)
        {
            _isSaid = true;
            say(problem);
        }
    }
}
