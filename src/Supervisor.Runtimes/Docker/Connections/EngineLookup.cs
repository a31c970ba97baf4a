using Supervisor.Contracts;

namespace Supervisor.Runtimes.Docker.Connections;

/// <summary>
/// Which engine the user means, by the rules of Docker's own programs, so that <c>docker ps</c> and this daemon speak of
/// the same: DOCKER_HOST, else DOCKER_CONTEXT, else the context in use, else the usual place.
/// </summary>
internal static class EngineLookup
{
    private const string UsualContext = "default";

    public static Outcome<EngineAddress> Find(UserSurroundings user)
    {
        if (user["DOCKER_HOST"] is { } host)
        {
            return EngineAddressText.Parse(host, Tls(user));
        }

        if (user["DOCKER_CONTEXT"] is { } named)
        {
            return OfContext(user, named);
        }

        var config = DockerConfig.Read(user);
        return config.IsOk ? OfContext(user, config.Value.CurrentContext) : config.Error;
    }

    private static Outcome<EngineAddress> OfContext(UserSurroundings user, string? name) =>
        name is null or "" or UsualContext
            ? EngineAddressText.Parse(
                user.IsWindows ? EngineAddressText.UsualPipe : EngineAddressText.UsualSocket,
                tls: null
            )
            : DockerContext.Find(user, name);

    /// <summary>Either variable asks for TLS; only the first for a look at whom we speak to.</summary>
    private static TlsFiles? Tls(UserSurroundings user)
    {
        var verify = user["DOCKER_TLS_VERIFY"] is not null;
        var directory = user["DOCKER_CERT_PATH"];
        return verify || directory is not null ? new TlsFiles(directory ?? user.DockerDirectory, verify) : null;
    }
}
