using Supervisor.Fleet.Judging.Sites;
using Supervisor.Fleet.Places;

namespace Supervisor.Fleet.Judging.Ports;

/// <summary>A claim to a port of a machine.</summary>
/// <param name="Address">Null: every address of the machine.</param>
/// <param name="Group">Null: the node itself.</param>
/// <param name="Holder">Asked only where there is something to tell: a range may hold every port of a machine.</param>
/// <param name="IsGuess">
/// Only a probe says that somebody listens there. It may mean another of the machine, but never the node itself.
/// </param>
internal sealed record PortHold(
    int Port,
    string Protocol,
    HostAddress Address,
    GroupSite? Group,
    Func<PortHolder> Holder,
    bool IsGuess = false
)
{
    public bool Collides(PortHold other) =>
        Port == other.Port && Protocol == other.Protocol && Address.Overlaps(other.Address) && MayTell(other);

    private bool MayTell(PortHold other) => (!IsGuess && !other.IsGuess) || Group is null || other.Group is null;
}

/// <param name="Words">As a message names it.</param>
internal sealed record PortHolder(string Words, TreePath Path);
