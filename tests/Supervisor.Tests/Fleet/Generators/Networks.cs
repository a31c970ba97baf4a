using FsCheck;
using FsCheck.Fluent;
using Supervisor.Fleet.Model.Resources;
using Supervisor.Fleet.Model.Services;
using static Supervisor.Tests.Fleet.Generators.Values;

namespace Supervisor.Tests.Fleet.Generators;

internal static class Networks
{
    public static readonly Gen<PortModel> Port = new Edits<PortModel>()
        .Add(Values.Port, (port, value) => port with { Published = value, PublishedEnd = null })
        .Add(Values.Port, (port, value) => port with { Published = value, PublishedEnd = value + 10 })
        .Add(Gen.Elements("udp", "sctp"), (port, value) => port with { Protocol = value })
        .Add(Address, (port, value) => port with { HostAddress = value })
        .Add(Gen.Constant("host"), (port, value) => port with { Mode = value })
        .Add(Text, (port, value) => port with { Name = value, AppProtocol = value })
        .Of(Values.Port.Select(target => new PortModel(target, null)), most: 4);

    public static readonly Gen<NetworkAttachment> Attachment = new Edits<NetworkAttachment>()
        .Add(Texts, (network, value) => network with { Aliases = value })
        .Add(Address, (network, value) => network with { Ipv4Address = value, Ipv6Address = value })
        .Add(HardwareAddress, (network, value) => network with { MacAddress = value })
        .Add(List(Address), (network, value) => network with { LinkLocalAddresses = value })
        .Add(Small, (network, value) => network with { Priority = value, GatewayPriority = -value })
        .Add(Word, (network, value) => network with { InterfaceName = value })
        .Add(TextMap, (network, value) => network with { DriverOptions = value })
        .Of(Gen.Constant(new NetworkAttachment()), most: 3);

    private static readonly Gen<IpamPool> Pool =
        from subnet in Maybe(Subnet)
        from range in Maybe(Subnet)
        from gateway in Maybe(Address)
        from others in Map(Address)
        select new IpamPool(subnet, range, gateway, others);

    private static readonly Gen<IpamModel> Ipam =
        from driver in Maybe(Word)
        from pools in List(Pool)
        from options in TextMap
        select new IpamModel(driver, pools, options);

    public static readonly Gen<NetworkModel> Network = new Edits<NetworkModel>()
        .Add(Flag, (network, value) => network with { External = value })
        .Add(Word, (network, value) => network with { Driver = value })
        .Add(TextMap, (network, value) => network with { DriverOptions = value, Labels = value })
        .Add(Flag, (network, value) => network with { Internal = value, Attachable = !value })
        .Add(Flag, (network, value) => network with { EnableIpv4 = value, EnableIpv6 = !value })
        .Add(Ipam, (network, value) => network with { Ipam = value })
        .Of(Word.Select(name => new NetworkModel { Name = name }), most: 4);
}
