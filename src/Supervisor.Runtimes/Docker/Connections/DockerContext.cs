using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Runtimes.Docker.Connections;

/// <summary>An engine that <c>docker context create</c> has given a name.</summary>
internal sealed record DockerContext
{
    private const string Engine = "docker";

    public string? Name { get; init; }

    public IReadOnlyDictionary<string, ContextEndpoint>? Endpoints { get; init; }

    /// <summary>The address of the engine of that context.</summary>
    public static Outcome<EngineAddress> Find(UserSurroundings user, string name)
    {
        // Docker names the folders of a context so, because a context's own name may be none that a file can have.
        var folder = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
        var contexts = Path.Combine(user.DockerDirectory, "contexts");
        var file = Path.Combine(contexts, "meta", folder, "meta.json");
        if (!File.Exists(file))
        {
            return Bad(name, $"There is no {file}.");
        }

        try
        {
            using var text = File.OpenRead(file);
            var context = JsonSerializer.Deserialize(text, DockerFilesJson.Default.DockerContext);
            return context?.Endpoints?.GetValueOrDefault(Engine) is { Host: { Length: > 0 } host } endpoint
                ? EngineAddressText.Parse(host, Tls(Path.Combine(contexts, "tls", folder, Engine), endpoint))
                : Bad(name, $"{file} names no engine.");
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or JsonException)
        {
            return Bad(name, $"{file} could not be read: {cause.Message}");
        }
    }

    private static TlsFiles? Tls(string directory, ContextEndpoint endpoint) =>
        Directory.Exists(directory) ? new TlsFiles(directory, !endpoint.SkipTlsVerify) : null;

    private static OperatorError Bad(string name, string why) =>
        new(
            EngineErrorCodes.BadConfig,
            $"The engine of Docker's context '{name}' is not known.",
            why,
            "Look at docker context ls; name another by DOCKER_CONTEXT, or the engine itself by DOCKER_HOST."
        );
}

internal sealed record ContextEndpoint(string? Host, [property: JsonPropertyName("SkipTLSVerify")] bool SkipTlsVerify);
