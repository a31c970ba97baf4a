using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Node.Palettes.Node;

/// <summary>How the node stands as a whole.</summary>
internal interface INodeCondition
{
    Task<NodeCondition> ReadAsync(CancellationToken stop);
}

/// <summary>What is not known is null.</summary>
internal sealed record NodeCondition
{
    public static NodeCondition Unknown { get; } = new();

    /// <summary>That the node has applied last.</summary>
    public long? Revision { get; init; }

    /// <summary>Whether the fleet is to run.</summary>
    public bool? IsUp { get; init; }

    /// <summary>Who froze the fleet; empty when nobody has.</summary>
    public string? FrozenBy { get; init; }

    /// <summary>Why restarts stand still; empty when they do not.</summary>
    public string? Storm { get; init; }

    /// <summary>Which observer is not believed, and why; empty when all are.</summary>
    public string? Suspected { get; init; }

    /// <summary>Why the runtime cannot be asked; empty when it can.</summary>
    public string? RuntimeProblem { get; init; }

    /// <summary>What runs or ran here and belongs to no agent.</summary>
    public IReadOnlyList<Workload>? Orphans { get; init; }

    /// <summary>Why the node's supervisor is out of use; empty when it is not.</summary>
    public string? Problem { get; init; }
}
