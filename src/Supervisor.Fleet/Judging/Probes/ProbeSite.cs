using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Judging.Sites;
using Supervisor.Fleet.Judging.Text;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Fleet.Places;

namespace Supervisor.Fleet.Judging.Probes;

/// <summary>A probe of an agent, and where.</summary>
/// <param name="Key"><c>probe</c> or <c>liveness</c>.</param>
internal sealed record ProbeSite(AgentSite Agent, string Key, ProbeModel Model)
{
    public TreePath Path => Agent.PathOf(Key);

    /// <summary>What a probe that runs something runs; empty for one that asks an address.</summary>
    public IReadOnlyList<ShellCommand> ShellCommands =>
        Model.Target is not ProbeTarget.Exec(var command) ? []
        : command is ["sh" or "bash" or "/bin/sh" or "/bin/bash", "-c", var line, ..]
            ? [.. ShellLine.Parse(line).Commands]
        : command.Count > 0 ? [new ShellCommand("", command)]
        : [];

    /// <summary>The address as the file writes it; null of a probe that asks none.</summary>
    public string? Written =>
        Model.Target switch
        {
            ProbeTarget.Http(var url) => url,
            ProbeTarget.Tcp(var address) => address,
            ProbeTarget.Redis(var address) => address,
            ProbeTarget.Nats(var address) => address,
            _ => null,
        };

    public static IEnumerable<ProbeSite> All(Scene scene) => scene.Agents.SelectMany(Of);

    public Finding At(FindingKind kind, string message, string remedy) => Agent.At(kind, Path, message, remedy);

    private static IEnumerable<ProbeSite> Of(AgentSite agent)
    {
        if (agent.Model.Probe is { } probe)
        {
            yield return new ProbeSite(agent, "probe", probe);
        }

        if (agent.Model.Liveness is { } liveness)
        {
            yield return new ProbeSite(agent, "liveness", liveness);
        }
    }
}
