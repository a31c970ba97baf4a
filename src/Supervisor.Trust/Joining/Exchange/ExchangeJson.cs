using System.Text.Json.Serialization;

namespace Supervisor.Cluster.Joining.Exchange;

/// <summary>What is said in an exchange; every name on the wire stands at its property, never here.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Welcome))]
[JsonSerializable(typeof(TrustRequest))]
[JsonSerializable(typeof(TrustAnswer))]
internal sealed partial class ExchangeJson : JsonSerializerContext;
