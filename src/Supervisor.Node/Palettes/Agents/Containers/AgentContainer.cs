using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Roster;

namespace Supervisor.Node.Palettes.Agents.Containers;

/// <summary>The container that an operator means by an agent: the agent itself, or the one within which it runs.</summary>
internal static class AgentContainer
{
    /// <summary>One that runs. That a program within has ended does not matter as long as its container does not.</summary>
    /// <param name="runtime">What runs it by the plan that holds; null: the plan does not have it.</param>
    /// <param name="want">What was wanted, as part of a sentence: <c>run a command</c>.</param>
    public static Outcome<string> Running(AgentSnapshot agent, RosterView roster, RuntimeKind? runtime, string want)
    {
        if (ContainerOf(agent) is { } own)
        {
            return own;
        }

        var holder = AgentAddress.HolderOf(agent.Address.Group);
        if (roster.Agents.GetValueOrDefault(holder.Path) is { } of)
        {
            return ContainerOf(of) is { } shared ? shared : NotRunning(of.Address, agent);
        }

        return runtime is RuntimeKind.Processes || agent.Process is { Container: null }
            ? IsProcess(agent, want)
            : NotRunning(agent.Address, agent);
    }

    /// <summary>
    /// A group that may move may have done so since it was looked for: what is left of it here is not what is meant.
    /// </summary>
    /// <returns>Null: it is this node's.</returns>
    public static OperatorError? WhyNotHere(AgentSnapshot agent) =>
        Elsewhere.Is(agent) || Elsewhere.IsUnowned(agent.Cause)
            ? new OperatorError(
                ErrorCodes.Refused,
                $"{agent.Address} is not run by this node now.",
                agent.Reason,
                $"Ask again without a node's name: it is looked for where it is. 'pbm group why {agent.Address.Group}' tells who has it."
            )
            : null;

    private static string? ContainerOf(AgentSnapshot agent) => agent.Phase.IsDown() ? null : agent.Process?.Container;

    private static OperatorError NotRunning(AgentAddress container, AgentSnapshot agent) =>
        new(
            ErrorCodes.Refused,
            $"The container of {agent.Address} does not run.",
            $"{agent.Address} is {agent.Phase.Name()}: {agent.Reason}",
            $"'pbm agent why {container}' tells what would bring it up; 'pbm agent logs {container}' what it wrote last."
        );

    /// <summary>
    /// The daemon would have to run it with its own rights, or keep the agent's secrets ready for whoever asks: the machine has
    /// better ways.
    /// </summary>
    public static OperatorError IsProcess(AgentSnapshot agent, string want) =>
        new(
            ErrorCodes.Refused,
            $"{agent.Address} is a process of this machine and in no container, so the daemon does not {want} there.",
            "Its programs and files are the machine's own, and so are those who may use them.",
            agent.Process?.Pid is { } pid && !agent.Phase.IsDown()
                ? $"Do it in a shell on the machine, as its user (sudo -u USER). Its directory is /proc/{pid}/cwd, "
                    + $"and its variables are in /proc/{pid}/environ."
                : "Do it in a shell on the machine, as its user (sudo -u USER)."
        );
}
