namespace Supervisor.Supervision.Nodes;

/// <param name="Incarnation">This start of the daemon.</param>
/// <param name="Problem">Why the node's supervisor is out of use; null when it is not.</param>
public sealed record NodeDescription(string Incarnation, NodeState State, string? Problem)
{
    /// <summary>False: its journal could not be read, so the state says nothing; the problem says why.</summary>
    public bool IsRead { get; init; } = true;

    /// <summary>The command that was asked about was carried out here, when it was given or by following another node's.</summary>
    public bool HasDone { get; init; }
}
