using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Judging.Sites;
using Supervisor.Fleet.Places;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Judging.Commands;

/// <summary>The words of a command that a file gives a container or an agent, and where.</summary>
/// <param name="Agent">Null: the container's.</param>
/// <param name="Key"><c>command</c> or <c>entrypoint</c>.</param>
internal sealed record CommandSite(GroupSite Group, AgentSite? Agent, string Key, ValueList<string> Words)
{
    public TreePath Path => Agent?.PathOf(Key) ?? Group.Path.Then(Key);

    /// <summary>In words, for messages.</summary>
    public string What => Agent is null ? $"the {Key} of '{Group}'" : $"the {Key} of {Agent}";

    public Finding At(FindingKind kind, string message, string remedy) => Group.At(kind, Path, message, remedy);

    public static IEnumerable<CommandSite> All(Scene scene) => scene.Groups.SelectMany(Of);

    private static IEnumerable<CommandSite> Of(GroupSite site)
    {
        if (site.Service.Entrypoint is { } entrypoint)
        {
            yield return new CommandSite(site, Agent: null, "entrypoint", entrypoint);
        }

        if (site.Service.Command is { } command)
        {
            yield return new CommandSite(site, Agent: null, "command", command);
        }

        foreach (var agent in site.Agents)
        {
            if (agent.IsStartedByUs)
            {
                yield return new CommandSite(site, agent, "command", agent.Model.Command!);
            }
        }
    }
}
