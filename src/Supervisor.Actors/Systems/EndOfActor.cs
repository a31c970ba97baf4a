using Supervisor.Actors.Cells;

namespace Supervisor.Actors.Systems;

/// <summary>Waits outside all actors for the end of one.</summary>
internal sealed class EndOfActor(TaskCreationOptions completion) : IWatcher
{
    private readonly TaskCompletionSource _end = new(completion);

    public bool IsDone => _end.Task.IsCompleted;

    internal Task Task => _end.Task;

    public void OnStopped(ActorRef actor) => _end.TrySetResult();
}
