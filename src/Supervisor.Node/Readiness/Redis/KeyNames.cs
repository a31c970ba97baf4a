using Supervisor.Supervision.Definitions;

namespace Supervisor.Node.Readiness.Redis;

/// <summary>The keys of one agent.</summary>
internal sealed record KeyNames
{
    private const string ReadyPart = "agent:ready:";
    private const string NotReadyPart = "agent:not_ready:";
    private const string ShutdownPart = "agent:shutdown:";
    private const string HealthPart = "agent:health:";
    private const string DetailsPart = "agent:details:";
    private const string AllParts = "agent:*";

    private static readonly (string Part, KeyKind? Kind)[] Parts =
    [
        (ReadyPart, KeyKind.Ready),
        (NotReadyPart, KeyKind.NotReady),
        (ShutdownPart, KeyKind.Shutdown),
        (HealthPart, KeyKind.Health),
        (DetailsPart, null),
    ];

    private KeyNames(string prefix, string name, string node, AgentAddress agent)
    {
        Ready = prefix + ReadyPart + name;
        NotReady = prefix + NotReadyPart + name;
        Shutdown = prefix + ShutdownPart + name;
        Health = prefix + HealthPart + name;
        Details = prefix + DetailsPart + name;
        Claim = $"{prefix}supervisor:incarnation:{node}/{agent.Path}";
    }

    public string Ready { get; }

    public string NotReady { get; }

    public string Shutdown { get; }

    public string Health { get; }

    public string Details { get; }

    /// <summary>Ours: for which incarnation the others were deleted, so that a daemon that was restarted knows whose they are.</summary>
    public string Claim { get; }

    public static KeyNames Of(KeyPlan plan, string node, AgentAddress agent) =>
        new(plan.Prefix, plan.NameOf(agent), node, agent);

    /// <summary>Of the channels on which a server tells what happens to keys of agents.</summary>
    public static string PatternOf(string prefix, int database) =>
        $"__keyspace@{database}__:{string.Concat(prefix.Select(Literal))}{AllParts}";

    /// <summary>Whose key a channel tells of, and which; null: nobody's.</summary>
    /// <param name="kind">Null: its details.</param>
    public static string? NameIn(string channel, string prefix, out KeyKind? kind)
    {
        kind = null;
        var start = channel.IndexOf("__:", StringComparison.Ordinal);
        var key = start < 0 ? "" : channel[(start + 3)..];
        foreach (var (part, meant) in Parts)
        {
            var whole = prefix + part;
            if (key.StartsWith(whole, StringComparison.Ordinal))
            {
                kind = meant;
                return key[whole.Length..];
            }
        }

        return null;
    }

    private static string Literal(char c) => c is '*' or '?' or '[' or ']' or '\\' or '^' ? $"\\{c}" : $"{c}";
}
