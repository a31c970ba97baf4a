namespace Supervisor.Guard.Looping;

/// <summary>Something to be done at a moment, unless it is cancelled before.</summary>
internal sealed class Deadline(long at, Action action)
{
    public long At => at;

    public bool IsCancelled { get; private set; }

    public Action Action => action;

    public void Cancel() => IsCancelled = true;
}
