using System.Collections.Immutable;
using Supervisor.Supervision.Ports.Coordination.Claims;
using Supervisor.Supervision.Ports.Membership;

namespace Supervisor.Supervision.Ownership;

/// <summary>What was told last, for the next incarnation of the one who keeps the ownerships.</summary>
internal sealed class OwnershipDesk
{
    private volatile ClaimsView? _claims;
    private volatile MembersView? _members;
    private volatile FollowFleet? _fleet;
    private volatile ResidencesTold? _residences;
    private volatile DrainNodes? _drained;
    private ImmutableDictionary<string, GroupNoteIs> _notes = ImmutableDictionary.Create<string, GroupNoteIs>(
        StringComparer.Ordinal
    );

    internal IEnumerable<OwnershipMessage> Told
    {
        get
        {
            OwnershipMessage?[] all =
            [
                _fleet,
                _drained,
                _residences,
                _members is { } members ? new MembersTold(members) : null,
                _claims is { } claims ? new ClaimsTold(claims) : null,
                .. _notes.Values,
            ];
            return all.OfType<OwnershipMessage>();
        }
    }

    internal void Note(OwnershipMessage message)
    {
        switch (message)
        {
            case ClaimsTold claims:
                _claims = claims.View;
                break;
            case MembersTold members:
                _members = members.View;
                break;
            case FollowFleet fleet:
                _fleet = fleet;
                break;
            case ResidencesTold residences:
                _residences = residences;
                break;
            case DrainNodes drained:
                _drained = drained;
                break;
            case GroupNoteIs note:
                _notes = _notes.SetItem(note.Group, note);
                break;
        }
    }
}
