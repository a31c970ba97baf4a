namespace Supervisor.Contracts.Guarding.Holding;

/// <summary>Where a container's leash is in its life; it only ever goes down this list.</summary>
public static class HoldStates
{
    /// <summary>Its container may be started at any moment.</summary>
    public const string Expected = "expected";

    /// <summary>Its container runs.</summary>
    public const string Running = "running";

    /// <summary>The deadline has passed: whatever shows up of the container is killed, until somebody releases it.</summary>
    public const string Expired = "expired";
}
