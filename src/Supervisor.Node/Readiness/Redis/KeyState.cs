namespace Supervisor.Node.Readiness.Redis;

/// <summary>What is known of an agent's keys.</summary>
/// <param name="Details">Of the hash, as JSON; null: none.</param>
internal sealed record KeyState(SeenKey? Ready, SeenKey? NotReady, SeenKey? Shutdown, SeenKey? Health, string? Details)
{
    /// <summary>The last that they said is that the agent is ready.</summary>
    public bool SaysReady { get; init; }

    public static readonly KeyState Nothing = new(null, null, null, null, null);

    public SeenKey? this[KeyKind kind] =>
        kind switch
        {
            KeyKind.Ready => Ready,
            KeyKind.NotReady => NotReady,
            KeyKind.Shutdown => Shutdown,
            _ => Health,
        };
}
