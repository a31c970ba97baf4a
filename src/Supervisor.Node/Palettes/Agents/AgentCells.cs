using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Supervision.Agents;

namespace Supervisor.Node.Palettes.Agents;

/// <summary>Cells that may have nothing to say.</summary>
internal static class AgentCells
{
    /// <summary>Of lists of agents and groups, by which nodes tell who of them has what may move.</summary>
    public const string EpochColumn = "epoch";

    private const int ContainerLetters = 12;

    /// <summary>As engines shorten it; processes of the host are in none.</summary>
    public static Cell Container(AgentSnapshot agent) =>
        agent.Process?.Container is { } container && !agent.Phase.IsDown()
            ? Cell.Of(container[..Math.Min(container.Length, ContainerLetters)])
            : Cell.Nothing;

    /// <summary>Only of a process that may be there.</summary>
    public static Cell Pid(AgentSnapshot agent) =>
        agent.Process?.Pid is { } pid && !agent.Phase.IsDown() ? Cell.Of(pid) : Cell.Nothing;

    /// <summary>Only of a movable group.</summary>
    public static Cell Epoch(AgentSnapshot agent) => agent.Epoch is { } epoch ? Cell.Of(epoch) : Cell.Nothing;

    public static Cell Incarnation(AgentSnapshot agent) =>
        agent.Incarnation.Length > 0 ? Cell.Of(agent.Incarnation) : Cell.Nothing;
}
