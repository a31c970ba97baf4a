using Supervisor.Node.Palettes.Changes;
using Supervisor.Supervision.Agents;

namespace Supervisor.Node.Palettes.Agents;

/// <summary>What is waited for after an order to an agent.</summary>
/// <param name="Text">As part of a sentence about the agent.</param>
/// <param name="Counted"><inheritdoc cref="Changes.IChangeGoal.Counted" path="/summary"/></param>
/// <param name="Judge">Of how it stood before the order, and how it stands after.</param>
internal sealed record AgentGoal(string Text, string Counted, Func<AgentSnapshot, AgentSnapshot, ChangeStep> Judge)
{
    public static AgentGoal Ready { get; } = new("is ready", "ready", (_, now) => IsUp(now, now.Satisfies));

    public static AgentGoal ReadyAgain { get; } =
        new(
            "is ready again",
            "ready",
            (before, now) => IsUp(now, now.Satisfies && now.Incarnation != before.Incarnation)
        );

    public static AgentGoal Down { get; } =
        new(
            "is stopped",
            "down",
            (_, now) => !now.IsWanted && now.Phase.IsDown() ? ChangeStep.Reached : ChangeStep.Open
        );

    private static ChangeStep IsUp(AgentSnapshot now, bool isReached) =>
        isReached ? ChangeStep.Reached
        : now.Phase == AgentPhase.Quarantined || (!now.IsWanted && now.Phase.IsDown()) ? ChangeStep.Failed
        : ChangeStep.Open;
}
