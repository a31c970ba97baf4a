using Supervisor.Fleet.Model.Services;
using Supervisor.Runtimes.Containers.Requests;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Containers.Making;

/// <summary>What somebody may type to build an image that is missing.</summary>
internal static class BuildCommand
{
    /// <returns>Null: the file does not say how it is built.</returns>
    public static string? Of(ContainerDefinition definition) =>
        definition.Service.Build switch
        {
            null => null,
            // What is written in the file itself, only Compose's program can take from there.
            { InlineDockerfile: not null } => $"docker compose build {definition.Group}",
            { } build => string.Join(' ', Words(build, ContainerRequest.ImageOf(definition)).Select(Quoted)),
        };

    private static IEnumerable<string> Words(BuildModel build, string image) =>
        [
            .. (string[])["docker", "build", "-t", image],
            .. build.Dockerfile is { } file ? (string[])["-f", Path.Combine(build.Context, file)] : [],
            .. build.Target is { } target ? (string[])["--target", target] : [],
            .. build.Network is { } network ? (string[])["--network", network] : [],
            // Without their values, which may be secret: Docker takes them from the environment.
            .. build.Args.Names.SelectMany(name => (string[])["--build-arg", name]),
            build.Context,
        ];

    private static string Quoted(string word) =>
        word.Any(sign => !char.IsAsciiLetterOrDigit(sign) && !"-_./:=@+,".Contains(sign, StringComparison.Ordinal))
            ? $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'"
            : word;
}
