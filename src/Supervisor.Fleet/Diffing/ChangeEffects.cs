using Supervisor.Fleet.Model;
using Supervisor.Fleet.Model.Agents;

namespace Supervisor.Fleet.Diffing;

/// <summary>
/// What a changed key means for what runs. What is not known to be ours alone is taken for part of the container's
/// definition: a container too many made anew is better than one that is not what the file says.
/// </summary>
internal static class ChangeEffects
{
    /// <summary>Keys of a service that the engine never sees: we wait, pull, restart, stop and call hooks ourselves.</summary>
    private static readonly HashSet<string> PolicyOfService = new(StringComparer.Ordinal)
    {
        "build",
        "depends_on",
        "post_start",
        "pre_stop",
        "profiles",
        "pull_policy",
        "restart",
        "stop_grace_period",
        "stop_signal",
        FleetTree.Ours,
    };

    /// <summary>What an agent is told when it starts: it would not hear of a change.</summary>
    private static readonly HashSet<string> StartOfAgent = new(StringComparer.Ordinal)
    {
        "command",
        "environment",
        "user",
        "watchdog",
        "working_dir",
    };

    public static ChangeEffect OfService(ReadOnlySpan<string> keys, GroupModel group) =>
        keys switch
        {
            [FleetTree.Ours, "templates", ..] => NewContainer(group),
            // Its size is told to the agents; which card it is belongs to the container.
            [FleetTree.Ours, "gpu", ..] => keys is [_, _, "memory"] && group.Agents.All(IsStartedByUs)
                ? ChangeEffect.RestartAgent
                : NewContainer(group),
            ["deploy", "restart_policy", ..] => ChangeEffect.Policy,
            [var key, ..] when PolicyOfService.Contains(key) => ChangeEffect.Policy,
            _ => NewContainer(group),
        };

    public static ChangeEffect OfAgent(string key, AgentModel old, AgentModel @new, GroupModel group) =>
        !StartOfAgent.Contains(key) ? ChangeEffect.Policy
        : IsStartedByUs(old) && IsStartedByUs(@new) ? ChangeEffect.RestartAgent
        : NewContainer(group);

    /// <summary>An agent that the image starts comes and goes with the image: listing it starts and stops nothing.</summary>
    public static ChangeEffect OfPresence(AgentModel agent, ChangeEffect effect) =>
        IsStartedByUs(agent) ? effect : ChangeEffect.Policy;

    /// <summary>Keys of a project say what machines there are, or what containers are attached to.</summary>
    public static ChangeEffect OfProject(string key) =>
        key is "networks" or "volumes" or "secrets" or "configs" or FleetTree.PortOffset
            ? ChangeEffect.NewContainer
            : ChangeEffect.Policy;

    /// <summary>Processes have no container: what would make a new one starts them anew.</summary>
    private static ChangeEffect NewContainer(GroupModel group) =>
        group.IsProcess ? ChangeEffect.RestartAgent : ChangeEffect.NewContainer;

    private static bool IsStartedByUs(AgentModel agent) => agent.Command is not null;
}
