using Supervisor.Fleet.Model.Agents;

namespace Supervisor.Fleet.Model;

/// <summary>Which of a group's agents must be ready for the group to be.</summary>
public abstract record ReadyRule
{
    private ReadyRule() { }

    /// <summary>Whether the agent's readiness counts.</summary>
    public bool Counts(AgentModel agent) => Counts(agent.Required);

    /// <inheritdoc cref="Counts(AgentModel)"/>
    public virtual bool Counts(bool isRequired) => true;

    /// <summary>How many of those that count are enough: never none, for a group is not ready by being empty.</summary>
    public virtual int Enough(int counted) => Math.Max(1, counted);

    public sealed record All : ReadyRule;

    /// <summary>All that are marked required.</summary>
    public sealed record Required : ReadyRule
    {
        public override bool Counts(bool isRequired) => isRequired;
    }

    /// <param name="Percent">Of all agents, rounded up, at least one.</param>
    public sealed record Quorum(int Percent) : ReadyRule
    {
        public override int Enough(int counted) => Math.Max(1, ((counted * Percent) + 99) / 100);
    }
}
