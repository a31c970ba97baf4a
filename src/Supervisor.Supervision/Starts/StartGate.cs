using Supervisor.Actors;
using Supervisor.Actors.Systems;

namespace Supervisor.Supervision.Starts;

/// <summary>
/// Lets only so many starts be under way at a time on a node: what was decided waits here for its turn, in the order of
/// asking.
/// </summary>
public sealed class StartGate
{
    private readonly ActorRef<GateMessage> _keeper;
    private readonly TaskCreationOptions _completion;

    public StartGate(ActorSystem system, TaskCreationOptions completion, int limit)
    {
        _completion = completion;
        _keeper = system.SpawnService(Props.Of(() => new GateKeeper(limit)), "starts");
    }

    public void SetLimit(int limit) => _keeper.Tell(new SetGateLimit(limit));

    /// <summary>Runs it when it is its turn. The task ends as the start's does.</summary>
    public Task<TResult> RunAsync<TResult>(Func<Task<TResult>> start)
    {
        var outcome = new TaskCompletionSource<TResult>(_completion);
        var turn = new StartTurn<TResult>(start, outcome);
        if (_keeper.Tell(new EnterGate(turn)) != TellResult.Accepted)
        {
            outcome.TrySetException(new InvalidOperationException("Nothing is started any more: the node stops."));
        }

        return outcome.Task;
    }
}
