using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.History;
using Supervisor.Node.Palettes.Views;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Explaining;
using Supervisor.Supervision.Roster;

namespace Supervisor.Node.Palettes.Agents;

internal sealed class AgentWhy(PaletteServices services) : IPaletteCommand
{
    private const string Name = "agent";

    private static readonly TimeSpan Patience = AnswerPatience.Usual;

    public CommandDescription Description { get; } =
        new(
            "why",
            "Explains why an agent is as it is, and says the command that clears it.",
            Roles.Viewer,
            ResultKinds.Text,
            Details: "For an agent that waits it follows those that it waits for, down to the one that holds them all up.",
            Arguments:
            [
                new ArgumentDescription(Name, "Which agent.", ArgumentKinds.Agent, Position: 1, Required: true),
            ],
            Examples: [new CommandExample("agent why chat", "what is with chat?")]
        );

    public IAsyncEnumerable<Frame> RunAsync(CommandCall call, CancellationToken stop) =>
        services.Supervised.AnswerAsync(
            roster => NamedAgents.Find(roster, call.Arguments.Text(Name)!, Description.Name),
            (agent, roster) =>
                WhyAnswer.TellAsync(services, StreamName.Of(agent.Address), ExplainAsync(agent, roster, stop)),
            stop
        );

    /// <summary>What is said where nobody hears it explains a lot of silence.</summary>
    private Explanation WithRedis(Explanation explained, AgentSnapshot agent) =>
        agent.Phase.IsUp() && services.Redis()?.Trouble is { } trouble
            ? explained with
            {
                Details = [.. explained.Details, new ExplanationDetail("redis", trouble)],
            }
            : explained;

    private Explanation WithLastWords(Explanation explained, AgentSnapshot agent) =>
        !agent.Satisfies
        && agent.Incarnation.Length > 0
        && services.Logs is { } logs
        && LastWords.Of(services.Outputs?.WriterOf(agent.Address) ?? agent.Address, logs) is { } words
            ? explained with
            {
                Details = [.. explained.Details, new ExplanationDetail("lastWords", words)],
            }
            : explained;

    /// <summary>By its own word, which is the freshest; and by the roster's, where its supervisor does not answer.</summary>
    private async Task<Explanation> ExplainAsync(AgentSnapshot known, RosterView roster, CancellationToken stop)
    {
        var described = services.Supervised.Directory.Find(known.Address) is { } agent
            ? (await agent.Ask<AgentDescription>(reply => new DescribeAgent(reply), Patience, stop)).Reply
            : null;
        stop.ThrowIfCancellationRequested();
        var problem = described is null ? "It does not answer." : described.Problem;
        var agentNow = described?.Snapshot ?? known;
        var explained = AgentExplainer.Explain(
            agentNow,
            roster,
            problem,
            services.Clock.GetUtcNow(),
            services.NextStartOf(agentNow)
        );
        return WithLastWords(WithRedis(explained, agentNow), agentNow);
    }
}
