using System.Text.Json;
using System.Text.Json.Serialization;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Runtimes.Docker.Connections;

/// <summary>What we need of the user's <c>config.json</c>, which Docker's own programs write.</summary>
internal sealed record DockerConfig
{
    public static DockerConfig Empty { get; } = new();

    [JsonPropertyName("currentContext")]
    public string? CurrentContext { get; init; }

    /// <summary>By the name of the registry, in one of several spellings.</summary>
    [JsonPropertyName("auths")]
    public IReadOnlyDictionary<string, StoredLogin>? Logins { get; init; }

    /// <summary>The helper that knows all credentials.</summary>
    [JsonPropertyName("credsStore")]
    public string? Store { get; init; }

    /// <summary>The helpers of single registries, which go before it.</summary>
    [JsonPropertyName("credHelpers")]
    public IReadOnlyDictionary<string, string>? Helpers { get; init; }

    /// <summary>An absent file is an empty one.</summary>
    public static Outcome<DockerConfig> Read(UserSurroundings user)
    {
        var file = Path.Combine(user.DockerDirectory, "config.json");
        try
        {
            if (!File.Exists(file))
            {
                return Empty;
            }

            using var text = File.OpenRead(file);
            return JsonSerializer.Deserialize(text, DockerFilesJson.Default.DockerConfig) ?? Empty;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or JsonException)
        {
            return new OperatorError(
                EngineErrorCodes.BadConfig,
                $"{file} could not be read.",
                cause.Message,
                "Mend the file, or name another directory by DOCKER_CONFIG."
            );
        }
    }
}

/// <param name="Auth"><c>USER:PASSWORD</c> in base 64.</param>
/// <param name="IdentityToken">In place of the password.</param>
internal sealed record StoredLogin(
    [property: JsonPropertyName("auth")] string? Auth,
    [property: JsonPropertyName("username")] string? User,
    [property: JsonPropertyName("password")] string? Password,
    [property: JsonPropertyName("identitytoken")] string? IdentityToken,
    [property: JsonPropertyName("registrytoken")] string? RegistryToken
);
