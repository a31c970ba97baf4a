using System.Text.Json;
using System.Text.Json.Serialization;
using Supervisor.Runtimes.Docker.Calls;

namespace Supervisor.Runtimes.Docker.Images.Credentials;

/// <summary>By what a registry knows the user. No text that this record makes of itself holds it.</summary>
internal sealed record RegistryLogin
{
    [JsonPropertyName("serveraddress")]
    public required string Server { get; init; }

    [JsonPropertyName("username")]
    public string? User { get; init; }

    [JsonPropertyName("password")]
    public string? Password { get; init; }

    /// <summary>In the place of a password: what the registry itself gave out at login.</summary>
    [JsonPropertyName("identitytoken")]
    public string? IdentityToken { get; init; }

    [JsonPropertyName("registrytoken")]
    public string? RegistryToken { get; init; }

    /// <summary>As the engine wants to have it: base 64 in the letters that addresses may hold, with its padding.</summary>
    [JsonIgnore]
    public string Header =>
        Convert
            .ToBase64String(JsonSerializer.SerializeToUtf8Bytes(this, EngineJson.Default.RegistryLogin))
            .Replace('+', '-')
            .Replace('/', '_');

    public override string ToString() => $"{User} at {Server}";
}
