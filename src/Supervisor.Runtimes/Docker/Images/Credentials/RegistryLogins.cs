using System.Text;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Runtimes.Docker.Connections;

namespace Supervisor.Runtimes.Docker.Images.Credentials;

/// <summary>
/// The credentials that <c>docker login</c> has left with this user. A helper of the registry's own goes before the one that
/// knows all, and that before what stands in the file. Read anew each time, for tokens of some registries live for hours.
/// </summary>
internal sealed class RegistryLogins(UserSurroundings user, TimeProvider time)
{
    /// <summary>Docker's own registry has always been called so where credentials are kept.</summary>
    private const string DockerHub = "https://index.docker.io/v1/";

    private readonly CredentialHelper _helper = new(user, time);

    /// <returns>No credentials when there are none for the registry: then the pull is anybody's.</returns>
    public async Task<Outcome<FoundLogin>> FindAsync(ImageReference image, CancellationToken cancellation)
    {
        var read = DockerConfig.Read(user);
        if (!read.IsOk)
        {
            return read.Error;
        }

        var config = read.Value;
        var server = image.Registry == "docker.io" ? DockerHub : image.Registry;
        if (Find(config.Helpers, server) is { Length: > 0 } own)
        {
            return await _helper.AskAsync(own, server, cancellation);
        }

        if (config.Store is not { Length: > 0 } store)
        {
            return InFile(config, server);
        }

        var stored = await _helper.AskAsync(store, server, cancellation);
        return stored is { IsOk: true, Value.Login: null } ? InFile(config, server) : stored;
    }

    private static Outcome<FoundLogin> InFile(DockerConfig config, string server)
    {
        if (Find(config.Logins, server) is not { } stored)
        {
            return FoundLogin.None;
        }

        var (name, password) = (stored.User, stored.Password);
        if (stored.Auth is { Length: > 0 } auth)
        {
            if (Decode(auth) is not { } pair)
            {
                return new OperatorError(
                    EngineErrorCodes.BadCredentials,
                    $"The credentials for {server} could not be read.",
                    "What stands in Docker's config.json is no USER:PASSWORD in base 64.",
                    $"docker login {server}"
                );
            }

            (name, password) = pair;
        }

        var isSomething = name is not null || stored.IdentityToken is not null || stored.RegistryToken is not null;
        return isSomething
            ? new FoundLogin(
                new RegistryLogin
                {
                    Server = server,
                    User = name,
                    Password = stored.IdentityToken is null ? password : null,
                    IdentityToken = stored.IdentityToken,
                    RegistryToken = stored.RegistryToken,
                }
            )
            : FoundLogin.None;
    }

    private static (string User, string Password)? Decode(string auth)
    {
        var bytes = new byte[auth.Length];
        if (!Convert.TryFromBase64String(auth, bytes, out var length))
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 ? (text[..colon], text[(colon + 1)..].TrimEnd('\0')) : null;
    }

    /// <summary>Under its exact name, or else under any that has the same host.</summary>
    private static T? Find<T>(IReadOnlyDictionary<string, T>? entries, string server)
        where T : class =>
        entries?.GetValueOrDefault(server)
        ?? entries?.FirstOrDefault(entry => HostOf(entry.Key) == HostOf(server)).Value;

    private static string HostOf(string name)
    {
        var mark = name.IndexOf("://", StringComparison.Ordinal);
        var rest = mark < 0 ? name : name[(mark + 3)..];
        var host = rest.Split('/')[0];
        return host == "docker.io" ? "index.docker.io" : host;
    }
}

/// <param name="Login">Null: nobody has given any.</param>
internal sealed record FoundLogin(RegistryLogin? Login)
{
    public static FoundLogin None { get; } = new((RegistryLogin?)null);
}
