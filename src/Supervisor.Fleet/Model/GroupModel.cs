using Supervisor.Fleet.Model.Agents;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Model;

/// <summary>A Compose service and how it is supervised: a container, or host processes, with its agents.</summary>
public sealed record GroupModel
{
    public required string Name { get; init; }

    public required ServiceModel Service { get; init; }

    /// <summary>In the order of the file, which rest-for-one goes by; at least one.</summary>
    public required ValueList<AgentModel> Agents { get; init; }

    /// <summary>Neither image nor build: its agents are processes of the host.</summary>
    public bool IsProcess => Service is { Image: null, Build: null };

    /// <summary>Its container is none of its agents: they run within it.</summary>
    public bool HasContainerOfOthers => !IsProcess && Agents is not [{ Command: null }];

    /// <summary>Null where there is no container of others.</summary>
    public ContainerRestart? ContainerRestart { get; init; }

    public ReadyRule Ready { get; init; } = new ReadyRule.All();

    public GroupStrategy Strategy { get; init; } = GroupStrategy.OneForOne;

    public Placement Placement { get; init; } = new Placement.Pinned();

    public GpuNeed? Gpu { get; init; }

    public IsolationRule OnIsolation { get; init; } = IsolationRule.Stop;

    /// <summary>What the group says of the data in its node's volumes; null: nothing.</summary>
    public DataRule? Data { get; init; }

    /// <summary>Restarts of the whole group, when an exhausted agent escalates.</summary>
    public RestartBudget Restart { get; init; } = RestartBudget.OfGroup;

    /// <summary>Names that the group can dial; never needs.</summary>
    public ValueList<string> Links { get; init; } = [];

    public ValueList<TemplateFile> Templates { get; init; } = [];
}

/// <summary>A reservation on one card, not a limit.</summary>
/// <param name="Card">Which card of the node; null where it has but one.</param>
public sealed record GpuNeed(long MemoryBytes, int? Card = null);

/// <summary>A file rendered with the node's values and mounted.</summary>
public sealed record TemplateFile(string From, string To);

public enum GroupStrategy
{
    OneForOne,
    AllForOne,
    RestForOne,
}

public enum IsolationRule
{
    Stop,
    Keep,
}

public enum DataRule
{
    Disposable,
    Shared,
}
