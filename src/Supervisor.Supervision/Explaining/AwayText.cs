using System.Globalization;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Roster;

namespace Supervisor.Supervision.Explaining;

/// <summary>What runs an agent does not answer: since when, and what that means.</summary>
internal static class AwayText
{
    /// <summary>Sentences; empty when it answers, or when that is what the agent is explained by anyway.</summary>
    internal static string Of(AgentSnapshot agent) =>
        agent is { Away: { } away, Cause: not AgentCauses.RuntimeUnreachable }
            ? $"{Whole(away)}. {Meaning(agent, away.Kind)}"
            : "";

    /// <summary>The same of a group with such agents.</summary>
    internal static string OfGroup(RuntimeAway? away) =>
        away is null ? "" : $"{Whole(away)}. Until it does, nothing can be done with what it runs.";

    /// <summary>What would have been done otherwise cannot be done.</summary>
    internal static string Remedy(RuntimeAway? away, string remedy) => IsEngine(away) ? Remedies.Doctor : remedy;

    /// <summary>For the details.</summary>
    internal static string NameOf(RuntimeAway away) => IsEngine(away) ? "engine" : "guard";

    /// <summary>For the details.</summary>
    internal static string Standing(RuntimeAway away) =>
        Clause.WithReason($"has not answered since {Moment(away)}", away.Problem);

    private static string Whole(RuntimeAway away) =>
        $"The {(IsEngine(away) ? "container engine" : "guard")} {Standing(away)}";

    private static string Meaning(AgentSnapshot agent, RuntimeKind kind) =>
        (agent.Phase.IsDown(), kind) switch
        {
            (true, _) => "Until it does, nothing can be started.",
            (_, RuntimeKind.Containers) =>
                "Until it does, nothing can be done with the container; what runs there is as it was last seen.",
            _ => "Until it does, nothing can be done with the process; it is as it was last seen.",
        };

    private static bool IsEngine(RuntimeAway? away) => away is { Kind: RuntimeKind.Containers };

    private static string Moment(RuntimeAway away) =>
        string.Create(CultureInfo.InvariantCulture, $"{away.Since.UtcDateTime:HH:mm:ss} UTC");
}
