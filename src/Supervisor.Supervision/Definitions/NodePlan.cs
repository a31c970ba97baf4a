using Supervisor.Fleet.Values;

namespace Supervisor.Supervision.Definitions;

/// <summary>What one node has to run by one revision.</summary>
/// <param name="StartConcurrency">How many starts may be under way at a time.</param>
public sealed record NodePlan(long Revision, ValueList<GroupDefinition> Groups, int StartConcurrency = 8)
{
    /// <summary>How many images may be brought at a time.</summary>
    public int PullConcurrency { get; init; } = 2;
}
