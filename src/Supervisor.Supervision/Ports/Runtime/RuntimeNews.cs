using Supervisor.Contracts.Palettes;

namespace Supervisor.Supervision.Ports.Runtime;

/// <summary>What a runtime tells by itself. It only hastens: the truth is the inventory.</summary>
public abstract record RuntimeNews
{
    private RuntimeNews() { }

    /// <summary>Started, ended, or wrote to its notification descriptor.</summary>
    public sealed record Changed(Workload Workload) : RuntimeNews;

    /// <summary>News may have been missed before this moment: look at the inventory.</summary>
    public sealed record Connected : RuntimeNews;

    /// <summary>Until the next <see cref="Connected"/> nothing is known of any workload, and nothing can be started.</summary>
    public sealed record Disconnected(OperatorError Reason) : RuntimeNews;
}
