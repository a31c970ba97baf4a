namespace Supervisor.Actors.Strategies;

/// <summary>What a failed child means for its siblings.</summary>
public enum StrategyKind
{
    OneForOne,

    AllForOne,

    /// <summary>The failed child and all that were spawned after it.</summary>
    RestForOne,
}
