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
