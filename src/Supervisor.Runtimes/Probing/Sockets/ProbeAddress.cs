namespace Supervisor.Runtimes.Probing.Sockets;

/// <summary>Whom a probe asks, of a text such as <c>:8200/health</c>, <c>redis:6379</c> or <c>nats://user:word@host</c>.</summary>
internal static class ProbeAddress
{
    // Not a name: what a name leads to may change, and an agent's own host is this one.
    private const string OwnHost = "127.0.0.1";

    /// <summary>Null: no address can be made of it.</summary>
    /// <param name="scheme">Of a text that names none.</param>
    /// <param name="usualPort">Of a text that names none; null: it must.</param>
    internal static Uri? Of(string text, string scheme, int? usualPort)
    {
        var start = text.IndexOf("://", StringComparison.Ordinal);
        var (named, rest) = start < 0 ? (scheme, text) : (text[..start], text[(start + 3)..]);
        var whole = $"{named}://{(IsOwnHost(rest) ? OwnHost : "")}{rest}";
        if (!Uri.TryCreate(whole, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
        {
            return null;
        }

        return uri.Port > 0 ? uri
            : usualPort is { } port ? WithPort(uri, port)
            : null;
    }

    /// <summary>By hand, because UriBuilder loses a password without a user.</summary>
    private static Uri WithPort(Uri uri, int port)
    {
        var user = uri.UserInfo.Length == 0 ? "" : $"{uri.UserInfo}@";
        return new Uri($"{uri.Scheme}://{user}{uri.Host}:{port}{uri.PathAndQuery}");
    }

    /// <summary>Only a port: a colon may also stand before a password.</summary>
    private static bool IsOwnHost(string rest) => rest.StartsWith(':') && !rest.Contains('@', StringComparison.Ordinal);

    /// <summary>Null: the address has none.</summary>
    internal static Credentials? CredentialsOf(Uri uri)
    {
        if (uri.UserInfo.Length == 0)
        {
            return null;
        }

        var colon = uri.UserInfo.IndexOf(':', StringComparison.Ordinal);
        return colon < 0
            ? new Credentials("", Uri.UnescapeDataString(uri.UserInfo))
            : new Credentials(
                Uri.UnescapeDataString(uri.UserInfo[..colon]),
                Uri.UnescapeDataString(uri.UserInfo[(colon + 1)..])
            );
    }
}
