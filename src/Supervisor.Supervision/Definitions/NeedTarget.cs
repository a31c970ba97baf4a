namespace Supervisor.Supervision.Definitions;

/// <summary>What is needed: an agent, or a whole group by its ready rule.</summary>
/// <param name="Agent">Null: the whole group.</param>
/// <param name="Node">Null: this node.</param>
public readonly record struct NeedTarget(string Group, string? Agent, string? Node = null)
{
    public override string ToString()
    {
        var local = Agent is { } agent ? new AgentAddress(Group, agent).ToString() : Group;
        return Node is null ? local : $"{local}@{Node}";
    }
}
