namespace Supervisor.Supervision.Ports.Coordination;

/// <param name="Version">How often it was set: 0 when never.</param>
/// <param name="Why">What the one who set it gave as the reason.</param>
/// <param name="Stamp">Who set it last; null when nobody ever did.</param>
public sealed record FreezeFlag(long Version, bool IsFrozen, string Why, ChangeStamp? Stamp)
{
    public static FreezeFlag NeverSet { get; } = new(0, IsFrozen: false, "", null);
}
