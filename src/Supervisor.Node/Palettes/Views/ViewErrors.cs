using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Text;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Node.Palettes.Views;

internal static class ViewErrors
{
    private const int MostListed = 6;

    public static OperatorError NoRoster() =>
        new(
            ErrorCodes.Stopping,
            "What runs on this node cannot be told now.",
            "The roster does not answer, as when the node stops.",
            "Ask again once it is up."
        );

    /// <param name="kind"><c>agent</c>, <c>group</c>.</param>
    public static OperatorError Unknown(string kind, string name, IReadOnlyList<string> known) =>
        new(
            ErrorCodes.NotFound,
            $"There is no {kind} '{name}' on this node.",
            Meant(name, known),
            $"'pbm {kind} list' shows those that there are."
        );

    public static OperatorError UnknownAgentOrGroup(string name, IReadOnlyList<string> known) =>
        new(
            ErrorCodes.NotFound,
            $"There is no agent or group '{name}'.",
            Meant(name, known),
            "'pbm agent list' shows all that there are."
        );

    /// <param name="verb">What was wanted of an agent of that name; null where only agents can be asked for it.</param>
    public static OperatorError IsGroup(string name, IReadOnlyList<AgentAddress> members, string? verb) =>
        new(
            ErrorCodes.NotFound,
            $"'{name}' is a group, not an agent.",
            members.Count == 0 ? "It has no agents now." : $"Its agents are {Listed(members)}.",
            verb is null
                ? "'pbm agent list' shows the agents that there are."
                : $"For the group: 'pbm group {verb} {name}'."
        );

    /// <param name="verb">What was wanted of a group of that name; null where only groups can be asked for it.</param>
    public static OperatorError IsAgent(string name, IReadOnlyList<AgentAddress> agents, string? verb) =>
        new(
            ErrorCodes.NotFound,
            $"'{name}' is an agent, not a group.",
            agents is [var only] ? $"It is in the group {only.Group}." : $"There are {Listed(agents)}.",
            verb is null
                ? "'pbm group list' shows the groups that there are."
                : $"For the agent: 'pbm agent {verb} {agents[0]}'."
        );

    public static OperatorError Ambiguous(string name, IReadOnlyList<string> candidates) =>
        new(
            ErrorCodes.Ambiguous,
            $"There are {candidates.Count} agents of the name '{name}'.",
            $"They are {string.Join(", ", candidates)}.",
            $"Say which: '{candidates[0]}', for example."
        );

    /// <param name="goal">What was waited for: <c>chat is ready</c>.</param>
    public static OperatorError NotReached(string goal, string why, string remedy) =>
        new(ErrorCodes.NotReached, $"It did not come about that {goal}.", why, remedy);

    private static string Listed(IReadOnlyList<AgentAddress> agents) =>
        string.Join(", ", agents.Take(MostListed))
        + (agents.Count > MostListed ? $" and {agents.Count - MostListed} more" : "");

    private static string Meant(string name, IReadOnlyList<string> known) =>
        Suggestion.For(name, known) is { } near ? $"Did you mean '{near}'?"
        : known.Count == 0 ? "No fleet is applied on this node."
        : "";
}
