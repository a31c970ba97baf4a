using System.Text.RegularExpressions;

namespace Supervisor.Simulation.Engines.Wire;

/// <summary>A request as an engine reads it: the version in front of the path is gone, names are as they were meant.</summary>
internal sealed partial class ApiRequest
{
    private readonly Dictionary<string, string> _query = new(StringComparer.Ordinal);

    private ApiRequest(string method, IReadOnlyList<string> path, byte[] body) =>
        (Method, Path, Body) = (method, path, body);

    internal string Method { get; }

    internal IReadOnlyList<string> Path { get; }

    internal byte[] Body { get; }

    internal string? RegistryLogin { get; private init; }

    internal bool IsQuestion => Method is "GET" or "HEAD";

    internal static ApiRequest Of(HttpRequestMessage message)
    {
        var uri = message.RequestUri!;
        var path = Version().Replace(uri.AbsolutePath, "/").Trim('/').Split('/').Select(Uri.UnescapeDataString);
        var body = new MemoryStream();
        message.Content?.CopyTo(body, null, CancellationToken.None);
        var request = new ApiRequest(
            message.Method.Method,
            [.. path.Where(static part => part.Length > 0)],
            body.ToArray()
        )
        {
            RegistryLogin = message.Headers.TryGetValues("X-Registry-Auth", out var logins) ? logins.First() : null,
        };
        foreach (var pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            request._query[parts[0]] = Uri.UnescapeDataString(parts[^1]);
        }

        return request;
    }

    internal string? Query(string name) => _query.GetValueOrDefault(name);

    internal bool IsSet(string name) => Query(name) is "true" or "1";

    public override string ToString() => $"{Method} /{string.Join('/', Path)}";

    [GeneratedRegex("^/v[0-9.]+/", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Version();
}
