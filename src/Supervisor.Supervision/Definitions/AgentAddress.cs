namespace Supervisor.Supervision.Definitions;

/// <summary>An agent of this node.</summary>
public readonly record struct AgentAddress(string Group, string Agent)
{
    /// <summary>Both parts, always: for what is stored.</summary>
    public string Path => $"{Group}/{Agent}";

    /// <summary>For people: a group's only agent has the group's name, and need not be named twice.</summary>
    public override string ToString() => Group == Agent ? Group : Path;
}
