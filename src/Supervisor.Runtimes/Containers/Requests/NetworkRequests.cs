using Supervisor.Fleet.Model.Services;
using Supervisor.Runtimes.Docker.Networks;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Containers.Requests;

/// <summary>The networks that a container is in, and how it is known there.</summary>
internal sealed class NetworkRequests
{
    private const string NameOfInterface = "com.docker.network.endpoint.ifname";

    private readonly ContainerDefinition _definition;
    private readonly EngineTraits _engine;
    private readonly List<KeyValuePair<string, NetworkAttachment>> _attachments;

    public NetworkRequests(ContainerDefinition definition, EngineTraits engine)
    {
        (_definition, _engine) = (definition, engine);
        // The first is the container's main one, as Compose chooses it.
        _attachments = [.. Service.Networks.OrderByDescending(network => network.Value.Priority)];
    }

    private ServiceModel Service => _definition.Service;

    /// <summary>Whose network it uses, or which is its first.</summary>
    public string? Mode => Service.NetworkMode ?? (_attachments is [var first, ..] ? NameOf(first.Key) : null);

    /// <summary>Of the engine's networks, by name: those that it is made with.</summary>
    public IReadOnlyDictionary<string, EndpointSpec> AtOnce =>
        Endpoints(_attachments.Take(_engine.TakesAllNetworks ? int.MaxValue : 1));

    /// <summary>Those that it is put into afterwards.</summary>
    public IReadOnlyDictionary<string, EndpointSpec> Afterwards =>
        Endpoints(_attachments.Skip(_engine.TakesAllNetworks ? int.MaxValue : 1));

    /// <summary>For the engine's own bridge, which knows no names but these.</summary>
    public IReadOnlyList<string>? Links => _attachments.Count == 0 ? LinkTexts.OrNull() : null;

    /// <summary>On engines that want it with the container and not with its network.</summary>
    public string? MacAddress => _engine.TakesAllNetworks ? null : OwnMacAddress;

    private string? OwnMacAddress =>
        Service.Host.MacAddress ?? (_attachments is [var first, ..] ? first.Value.MacAddress : null);

    private IEnumerable<string> LinkTexts =>
        Service
            .Links.Concat(Service.ExternalLinks)
            .Select(RequestParts.Pair)
            .Select(link => $"{link.First}:{link.Second}");

    private Dictionary<string, EndpointSpec> Endpoints(
        IEnumerable<KeyValuePair<string, NetworkAttachment>> attachments
    ) =>
        attachments.ToDictionary(
            one => NameOf(one.Key),
            one => Endpoint(one.Value, isFirst: one.Key == _attachments[0].Key),
            StringComparer.Ordinal
        );

    private EndpointSpec Endpoint(NetworkAttachment attachment, bool isFirst) =>
        new()
        {
            Aliases = Aliases(attachment),
            Links = LinkTexts.OrNull(),
            Addresses = Addresses(attachment),
            MacAddress = isFirst && _engine.TakesAllNetworks ? OwnMacAddress : attachment.MacAddress,
            GwPriority = attachment.GatewayPriority == 0 ? null : attachment.GatewayPriority,
            DriverOpts = (
                attachment.InterfaceName is { } name
                    ? attachment.DriverOptions.With(NameOfInterface, name)
                    : attachment.DriverOptions
            ).OrNull(),
        };

    /// <summary>The container's name, the service's, and the file's: each finds it.</summary>
    private IReadOnlyList<string>? Aliases(NetworkAttachment attachment) =>
        new[] { Service.ContainerName, _definition.Group }
            .OfType<string>()
            .Concat(attachment.Aliases)
            .Distinct(StringComparer.Ordinal)
            .OrNull();

    private static AddressSpec? Addresses(NetworkAttachment attachment) =>
        attachment is { Ipv4Address: null, Ipv6Address: null, LinkLocalAddresses.Count: 0 }
            ? null
            : new AddressSpec(attachment.Ipv4Address, attachment.Ipv6Address, attachment.LinkLocalAddresses.OrNull());

    private string NameOf(string network) =>
        _definition.Networks.TryGet(network, out var declared) ? declared.Name : network;
}
