using Supervisor.Actors.Systems;

namespace Supervisor.IntegrationTests.Actors.Stress;

/// <summary>Counts what an actor system reported; there is too much of it to keep.</summary>
internal sealed class FailureCount : IActorSystemObserver
{
    private int _answered;
    private int _whileStopping;

    internal int Answered => Volatile.Read(ref _answered);

    internal int WhileStopping => Volatile.Read(ref _whileStopping);

    public void OnFailure(ActorFailure failure) => Interlocked.Increment(ref _answered);

    public void OnFailureWhileStopping(string path, Exception cause) => Interlocked.Increment(ref _whileStopping);
}
