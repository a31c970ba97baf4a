using System.Collections;

namespace Supervisor.Runtimes.Docker.Connections;

/// <summary>What tells which engine this user means, and by which credentials images are pulled for him.</summary>
internal sealed record UserSurroundings(IReadOnlyDictionary<string, string> Variables, string Home, bool IsWindows)
{
    /// <summary>Where Docker's programs keep what concerns the user.</summary>
    public string DockerDirectory => this["DOCKER_CONFIG"] ?? Path.Combine(Home, ".docker");

    /// <summary>Null when it is not set, or empty, which to Docker's programs is the same.</summary>
    public string? this[string variable] =>
        Variables.GetValueOrDefault(variable) is { Length: > 0 } value ? value : null;

    public static UserSurroundings OfThisProcess() =>
        new(
            Environment
                .GetEnvironmentVariables()
                .Cast<DictionaryEntry>()
                .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal),
            Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
            OperatingSystem.IsWindows()
        );
}
