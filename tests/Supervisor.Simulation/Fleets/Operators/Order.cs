using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Simulation.Fleets.Operators;

/// <summary>A command of an operator, asked with one id until it is settled.</summary>
/// <param name="Group">Empty: it concerns the whole node.</param>
/// <param name="Agent">Empty: it concerns the whole group.</param>
internal sealed record Order(CommandId Id, OrderKind Kind, string Group, string Agent, TimeSpan Issued)
{
    internal const string Operator = "ann";

    /// <summary>Of <see cref="OrderKind.ApplyRevision"/>.</summary>
    internal NodePlan? Plan { get; init; }

    /// <summary>When it was first answered that it is done.</summary>
    internal TimeSpan? Done { get; set; }

    internal bool IsRefused { get; set; }

    /// <summary>It was done elsewhere, and this node has followed: what it had to do for that it knows itself.</summary>
    internal bool IsFollowed { get; set; }

    /// <summary>It is asked no more: it was answered, or nobody is there any more to answer.</summary>
    internal bool IsSettled { get; set; }

    internal string Stream =>
        Agent.Length > 0 ? $"agent:{Group}/{Agent}"
        : Group.Length > 0 ? $"group:{Group}"
        : "node";

    internal bool Concerns(AgentAddress agent) =>
        Group.Length == 0 || (Group == agent.Group && (Agent.Length == 0 || Agent == agent.Agent));
}
