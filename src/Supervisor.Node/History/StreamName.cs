using Supervisor.Node.Audit;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Node.History;

/// <summary>Whose history a stream is.</summary>
internal readonly record struct StreamName(string Stream)
{
    public const string Node = "node";

    /// <summary>The revision that holds, whole: content, and nobody's history.</summary>
    public const string Revision = "revision";

    private const string AgentPrefix = "agent:";
    private const string GroupPrefix = "group:";

    public static string Of(AgentAddress agent) => AgentPrefix + agent.Path;

    public static string OfGroup(string group) => GroupPrefix + group;

    public bool IsHistory => Stream is not (Revision or AuditWriter.Stream);

    /// <summary>Null when it is no agent's.</summary>
    public AgentAddress? Agent =>
        Stream.StartsWith(AgentPrefix, StringComparison.Ordinal)
        && Stream[AgentPrefix.Length..].Split('/', 2) is [var group, var agent]
            ? new AgentAddress(group, agent)
            : null;

    /// <summary>Null when it is no group's.</summary>
    public string? Group =>
        Stream.StartsWith(GroupPrefix, StringComparison.Ordinal) ? Stream[GroupPrefix.Length..] : null;

    /// <summary>As people read it.</summary>
    public override string ToString() => Agent?.ToString() ?? (Group is { } group ? $"group {group}" : Stream);
}
