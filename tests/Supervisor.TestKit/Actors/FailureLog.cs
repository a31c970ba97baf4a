using Supervisor.Actors.Systems;

namespace Supervisor.TestKit.Actors;

/// <summary>Remembers what an actor system reported.</summary>
public sealed class FailureLog : IActorSystemObserver
{
    private readonly Lock _lock = new();
    private readonly List<ActorFailure> _failures = [];
    private readonly List<(string Path, Exception Cause)> _whileStopping = [];

    public IReadOnlyList<ActorFailure> Failures
    {
        get
        {
            lock (_lock)
            {
                return [.. _failures];
            }
        }
    }

    public IReadOnlyList<(string Path, Exception Cause)> WhileStopping
    {
        get
        {
            lock (_lock)
            {
                return [.. _whileStopping];
            }
        }
    }

    public void OnFailure(ActorFailure failure)
    {
        lock (_lock)
        {
            _failures.Add(failure);
        }
    }

    public void OnFailureWhileStopping(string path, Exception cause)
    {
        lock (_lock)
        {
            _whileStopping.Add((path, cause));
        }
    }
}
