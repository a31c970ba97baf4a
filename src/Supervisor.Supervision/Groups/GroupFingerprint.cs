using System.Security.Cryptography;
using Supervisor.Actors.Restarts;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Plans;

namespace Supervisor.Supervision.Groups;

/// <summary>
/// Tells whether a group is defined otherwise than when it was quarantined: who raised a budget, or mended a command or a
/// probe, wants to see it tried.
/// </summary>
internal static class GroupFingerprint
{
    internal static string Of(GroupDefinition definition)
    {
        var text = new CanonicalText("group 1");
        text.Add("strategy", definition.Strategy.ToString());
        Add(text, definition.Restart);
        foreach (var agent in definition.Agents)
        {
            text.Add("agent", agent.Address.Path, agent.Hash);
            text.Add("on-failure", agent.RestartMode.ToString(), agent.OnExhausted.ToString());
            Add(text, agent.Restart);
            text.Add("start-deadline", agent.StartDeadline);
            text.Add("watchdog", agent.Watchdog);
            text.Add("progress", agent.Progress);
            text.Add("probe", agent.Probe?.ToString());
            text.Add("liveness", agent.Liveness?.ToString());
        }

        return Convert.ToHexStringLower(SHA256.HashData(text.ToBytes()));
    }

    private static void Add(CanonicalText text, RestartPolicy policy)
    {
        text.Add("restarts", policy.Max);
        text.Add("within", policy.Within);
        text.Add("min", policy.Backoff.Min);
        text.Add("cap", policy.Backoff.Cap);
    }
}
