using System.Text.Json.Serialization;

namespace Supervisor.Contracts.Guarding.Messages;

public sealed record HelloRequest(
    [property: JsonPropertyName("oldest")] int Oldest,
    [property: JsonPropertyName("newest")] int Newest
);
