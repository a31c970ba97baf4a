using Supervisor.Fleet.Judging.Sites;
using Supervisor.Fleet.Places;

namespace Supervisor.Fleet.Judging.Ports;

/// <summary>A claim to a port of a machine.</summary>
/// <param name="Address">Null: every address of the machine.</param>
/// <param name="Holder">In words, for messages.</param>
/// <param name="Group">Null: the node itself.</param>
/// <param name="IsGuess">
/// Only a probe says that somebody listens there. It may mean another of the machine, but never the node itself.
/// </param>
internal sealed record PortHold(
    int Port,
    string Protocol,
    HostAddress Address,
    string Holder,
    GroupSite? Group,
    TreePath Path,
    bool IsGuess = false
)
{
    public bool Collides(PortHold other) =>
        Port == other.Port && Protocol == other.Protocol && Address.Overlaps(other.Address) && MayTell(other);

    private bool MayTell(PortHold other) => (!IsGuess && !other.IsGuess) || Group is null || other.Group is null;
}
