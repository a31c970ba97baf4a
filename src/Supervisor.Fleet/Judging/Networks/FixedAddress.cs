using System.Net;
using Supervisor.Fleet.Judging.Sites;
using Supervisor.Fleet.Places;

namespace Supervisor.Fleet.Judging.Networks;

/// <summary>An address that a file gives a container in a network.</summary>
internal sealed record FixedAddress(NodeNetwork Network, GroupSite Group, string Text, TreePath Path)
{
    public IPAddress? Parsed { get; } = IPAddress.TryParse(Text, out var address) ? address : null;

    public Place Place => Path.PlaceIn(Group.Project.Tree.Root);

    public static IEnumerable<FixedAddress> All(Scene scene) => NodeNetwork.All(scene).SelectMany(Of);

    public static IEnumerable<FixedAddress> Of(NodeNetwork network) =>
        from attached in network.Attached
        from written in new[]
        {
            (Text: attached.Attachment.Ipv4Address, Key: "ipv4_address"),
            (Text: attached.Attachment.Ipv6Address, Key: "ipv6_address"),
        }
        where written.Text is not null
        select new FixedAddress(
            network,
            attached.Group,
            written.Text,
            attached.Group.Path.Then("networks").Then(network.Key).Then(written.Key)
        );
}
