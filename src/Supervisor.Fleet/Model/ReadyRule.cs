namespace Supervisor.Fleet.Model;

/// <summary>Which of a group's agents must be ready for the group to be.</summary>
public abstract record ReadyRule
{
    private ReadyRule() { }

    public sealed record All : ReadyRule;

    /// <summary>All that are marked required.</summary>
    public sealed record Required : ReadyRule;

    /// <param name="Percent">Of all agents, rounded up, at least one.</param>
    public sealed record Quorum(int Percent) : ReadyRule;
}
