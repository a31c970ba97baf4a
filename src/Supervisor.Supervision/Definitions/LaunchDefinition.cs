namespace Supervisor.Supervision.Definitions;

/// <summary>How an agent comes to run: all that the fleet file says of it, with the group's where it is silent.</summary>
public abstract record LaunchDefinition
{
    private protected LaunchDefinition() { }

    /// <summary>What runs it.</summary>
    public abstract RuntimeKind Runtime { get; }

    /// <summary>When its log is cut, and how many parts are kept.</summary>
    public LogDefinition Log { get; init; } = LogDefinition.Usual;
}

/// <param name="Segments">The one that is written among them.</param>
public sealed record LogDefinition(long SegmentBytes, int Segments)
{
    /// <summary>A log of so much is never cut. It is no more than that because it is multiplied by small numbers.</summary>
    public const long Unlimited = 1L << 50;

    public static readonly LogDefinition Usual = new(10 * 1024 * 1024, 3);
}
