namespace Supervisor.Supervision.Ownership.Notes;

/// <summary>With what a node takes a movable group over.</summary>
/// <param name="Epoch">Of its ownership.</param>
/// <param name="Note">What the owner before has left; null: nobody ever noted anything, and each node goes by its own journal.</param>
public sealed record Handover(long Epoch, GroupNote? Note)
{
    public AgentHandover Of(string agent) => new(Epoch, Note?.Of(agent));
}

/// <inheritdoc cref="Handover"/>
public sealed record AgentHandover(long Epoch, AgentNote? Note);
