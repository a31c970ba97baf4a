namespace Supervisor.Actors.Systems;

/// <summary>
/// Hears of what people should know. It is called inside the turns of actors and must be quick and must not throw.
/// </summary>
public interface IActorSystemObserver
{
    /// <summary>A child failed and its parent has decided.</summary>
    void OnFailure(ActorFailure failure);

    /// <summary>An actor threw while it was stopping; it is stopped all the same.</summary>
    void OnFailureWhileStopping(string path, Exception cause);
}
