using System.Globalization;
using Supervisor.Runtimes.Probing.Sockets;

namespace Supervisor.Runtimes.Redis;

/// <summary>Where a Redis is, and as whom it is spoken to.</summary>
/// <param name="User">Empty: the one that Redis itself takes for everybody.</param>
/// <param name="Password">Empty: none is given.</param>
/// <param name="Database">By its number.</param>
public sealed record RedisAddress(string Host, int Port, string User, string Password, int Database)
{
    private const int UsualPort = 6379;
    private const string Scheme = "redis";

    /// <param name="text"><c>:6379</c>, <c>host:6379</c> or <c>redis://user:password@host:6379/2</c>.</param>
    /// <param name="problem">As part of a sentence; null when it can be spoken to.</param>
    public static RedisAddress? Parse(string text, out string? problem)
    {
        if (ProbeAddress.Of(text, Scheme, UsualPort) is not { } uri)
        {
            problem = "its address is no HOST:PORT";
            return null;
        }

        var path = uri.AbsolutePath.Trim('/');
        var isNumber = int.TryParse(path, NumberStyles.None, CultureInfo.InvariantCulture, out var database);
        problem =
            uri.Scheme != Scheme ? $"Redis over '{uri.Scheme}' cannot be asked; use exec with redis-cli"
            : path.Length > 0 && !isNumber ? $"'{path}' is no number of a database"
            : null;
        var credentials = ProbeAddress.CredentialsOf(uri) ?? default;
        return problem is null
            ? new RedisAddress(uri.Host, uri.Port, credentials.User ?? "", credentials.Password ?? "", database)
            : null;
    }

    /// <summary>Without what may be secret.</summary>
    public override string ToString() =>
        Database == 0 ? $"{Host}:{Port}" : string.Create(CultureInfo.InvariantCulture, $"{Host}:{Port}/{Database}");
}
