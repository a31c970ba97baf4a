using Supervisor.Actors.Dispatching;
using Supervisor.Actors.Systems;

namespace Supervisor.Benchmarks.Kernel;

/// <summary>An actor system as in the daemon, ended when the measurement is over.</summary>
internal sealed class MeasuredSystem : IAsyncDisposable, IActorSystemObserver
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public MeasuredSystem() =>
        Actors = new ActorSystem(
            new ActorSystemSettings("bench", TimeProvider.System, new SeededChance(1), new ThreadPoolDispatcher(), this)
        );

    public ActorSystem Actors { get; }

    public async ValueTask DisposeAsync() => await Actors.ShutdownAsync(Patience);

    public void OnFailure(ActorFailure failure) => Console.Error.WriteLine(failure);

    public void OnFailureWhileStopping(string path, Exception cause) => Console.Error.WriteLine($"{path}: {cause}");
}
