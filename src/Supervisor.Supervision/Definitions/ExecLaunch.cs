using Supervisor.Fleet.Values;

namespace Supervisor.Supervision.Definitions;

/// <summary>A program that is started within the container of its group.</summary>
/// <param name="Holder">Whose workload the container is.</param>
public sealed record ExecLaunch(AgentAddress Holder) : LaunchDefinition
{
    public override RuntimeKind Runtime => RuntimeKind.Containers;

    public required ValueList<string> Command { get; init; }

    /// <summary>Beside the container's, but for what each incarnation adds; null: it is not to be set, though the container's is.</summary>
    public ValueMap<string?> Environment { get; init; } = ValueMap<string?>.Empty;

    /// <summary>Null: the container's.</summary>
    public string? Directory { get; init; }

    /// <summary>Null: the container's.</summary>
    public string? User { get; init; }
}
