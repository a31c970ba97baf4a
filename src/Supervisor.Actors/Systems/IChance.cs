namespace Supervisor.Actors.Systems;

/// <summary>The one source of randomness of an actor system.</summary>
public interface IChance
{
    /// <summary>A number in [0, 1).</summary>
    double Next();
}
