namespace Supervisor.Supervision.Definitions;

/// <summary>An agent of this node.</summary>
public readonly record struct AgentAddress(string Group, string Agent)
{
    /// <summary>Of the container that is there for the agents within it. No file can name an agent so.</summary>
    public const string HolderName = "@container";

    /// <summary>The container of a group whose agents are run within it.</summary>
    public static AgentAddress HolderOf(string group) => new(group, HolderName);

    public bool IsHolder => Agent == HolderName;

    /// <summary>Both parts, always: for what is stored.</summary>
    public string Path => $"{Group}/{Agent}";

    /// <summary>For people: a group's only agent has the group's name, and need not be named twice.</summary>
    public override string ToString() => Group == Agent ? Group : Path;
}
