using System.Text.Json.Serialization;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Cluster.Links.Handshake;

/// <summary>What ends of links say to each other; every name on the wire stands at its property, never here.</summary>
[JsonSerializable(typeof(LinkHello))]
[JsonSerializable(typeof(OperatorError))]
internal sealed partial class LinkJson : JsonSerializerContext;
