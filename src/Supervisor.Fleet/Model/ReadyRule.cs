using Supervisor.Fleet.Model.Agents;

namespace Supervisor.Fleet.Model;

/// <summary>Which of a group's agents must be ready for the group to be.</summary>
public abstract record ReadyRule
{
    private ReadyRule() { }

    /// <summary>Whether the agent's readiness counts.</summary>
    public virtual bool Counts(AgentModel agent) => true;

    /// <summary>How many of those that count are enough: never none, for a group is not ready by being empty.</summary>
    public virtual int Enough(int counted) => Math.Max(1, counted);

    public sealed record All : ReadyRule;

    /// <summary>All that are marked required.</summary>
    public sealed record Required : ReadyRule
    {
        public override bool Counts(AgentModel agent) => agent.Required;
    }

    /// <param name="Percent">Of all agents, rounded up, at least one.</param>
    public sealed record Quorum(int Percent) : ReadyRule
    {
        public override int Enough(int counted) => Math.Max(1, ((counted * Percent) + 99) / 100);
    }
}
