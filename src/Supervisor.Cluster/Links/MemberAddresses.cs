using Supervisor.Cluster.Links.Transport;
using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Ports.Membership;

namespace Supervisor.Cluster.Links;

/// <summary>Where nodes listen for links, by what each says of itself while it lives.</summary>
internal sealed class MemberAddresses(Func<MembersView> members) : ILinkDirectory
{
    public IReadOnlyList<LinkAddress> Find(NodeId node) =>
        members().Members.TryGetValue(node, out var member)
            ? [.. member.Addresses.Select(Parse).OfType<LinkAddress>()]
            : [];

    /// <returns>Null: it is no address, as one that a newer version may write.</returns>
    internal static LinkAddress? Parse(string text) => LinkAddress.TryParse(text, out var address) ? address : null;
}
