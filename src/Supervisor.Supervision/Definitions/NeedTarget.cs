namespace Supervisor.Supervision.Definitions;

/// <summary>What is needed: an agent, or a whole group by its ready rule.</summary>
/// <param name="Agent">Null: the whole group.</param>
/// <param name="Node">Null: this node.</param>
public readonly record struct NeedTarget(string Group, string? Agent, string? Node = null)
{
    /// <summary>In the place of a node's name: whichever owns the group, this one or another.</summary>
    public const string Owner = "*";

    public bool IsAtOwner => Node == Owner;

    /// <summary>As its node itself knows it.</summary>
    public NeedTarget Here => this with { Node = null };

    // Wherever it is: who relies on it relies on the same after it has moved.
    public override string ToString()
    {
        var local = Agent is { } agent ? new AgentAddress(Group, agent).ToString() : Group;
        return Node is null or Owner ? local : $"{local}@{Node}";
    }
}
