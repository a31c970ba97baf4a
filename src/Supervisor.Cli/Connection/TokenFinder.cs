using System.Net;
using Supervisor.Cli.Line;
using Supervisor.Contracts;
using Supervisor.Contracts.Local;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Cli.Connection;

/// <summary>
/// Finds the token for a TCP address. A token that nobody named is sent only where it surely belongs: to the address in
/// the data directory that it lies in, and only while that directory's socket answers. Else a program that took the port
/// of a daemon that died could collect its secret.
/// </summary>
internal sealed class TokenFinder(Func<string, string?> environment)
{
    private const string Variable = "SUPERVISOR_TOKEN_FILE";

    public Outcome<Token> Find(GlobalOptions options, HostAndPort address)
    {
        var variable = environment(Variable);
        var file = options.TokenFile ?? (string.IsNullOrEmpty(variable) ? OfLocalDaemon(options, address) : variable);
        return file is null ? Token.None : Read(file);
    }

    private string? OfLocalDaemon(GlobalOptions options, HostAndPort address) =>
        TargetRules
            .DataDirectories(options, environment)
            .FirstOrDefault(directory => IsAt(directory, address) && Connector.Answers(directory.Socket))
            ?.OperatorToken;

    private static bool IsAt(DataDirectoryLayout directory, HostAndPort address)
    {
        if (address.Address is not { } ip || !IPAddress.IsLoopback(ip))
        {
            return false;
        }

        try
        {
            return IPEndPoint.TryParse(File.ReadAllText(directory.Endpoint).Trim(), out var endpoint)
                && endpoint.Equals(new IPEndPoint(ip, address.Port));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // No daemon runs there, or it is another user's.
            return false;
        }
    }

    private static Outcome<Token> Read(string file)
    {
        try
        {
            var secret = File.ReadAllText(file).Trim();
            return secret.Length > 0 && secret.All(char.IsAsciiLetterOrDigit)
                ? new Token(secret)
                : Unreadable(file, "It holds no token.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Unreadable(file, e.Message);
        }
    }

    private static OperatorError Unreadable(string file, string why) =>
        new(
            ErrorCodes.TokenUnreadable,
            $"The token file {file} cannot be used.",
            why,
            "It is operator.token in the daemon's data directory."
        );
}

/// <param name="Secret">Null when there is none to send.</param>
internal sealed record Token(string? Secret)
{
    public static Token None { get; } = new((string?)null);
}
