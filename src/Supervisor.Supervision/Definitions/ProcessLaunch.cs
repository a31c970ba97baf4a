using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Values;

namespace Supervisor.Supervision.Definitions;

/// <summary>A process of the host.</summary>
public sealed record ProcessLaunch : LaunchDefinition
{
    public override RuntimeKind Runtime => RuntimeKind.Processes;

    public required ValueList<string> Command { get; init; }

    /// <summary>Whole but for what each incarnation adds.</summary>
    public ValueMap<string> Environment { get; init; } = ValueMap<string>.Empty;

    /// <summary>Absolute.</summary>
    public required string Directory { get; init; }

    /// <summary><c>NAME[:GROUP]</c> or <c>UID[:GID]</c>; null: the daemon's own.</summary>
    public string? User { get; init; }

    public ResourceLimits Resources { get; init; } = new();
}
