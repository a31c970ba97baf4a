using System.Globalization;
using Supervisor.Fleet.Model.Agents;

namespace Supervisor.Fleet.Judging.Probes;

/// <summary>Whom a probe asks.</summary>
/// <param name="Host">Empty: the agent's own.</param>
/// <param name="Port">Null: the text names none.</param>
internal readonly record struct ProbeAddress(string Host, int? Port)
{
    /// <summary>The agent's own host, hence its own network name space.</summary>
    public bool IsOwnHost => Host.Length == 0 || LoopbackName.Is(Host);

    /// <summary>Null for a probe that asks no address, or one that no address can be made of.</summary>
    public static ProbeAddress? Of(ProbeTarget target) =>
        target switch
        {
            ProbeTarget.Http(var url) => OfUrl(url),
            ProbeTarget.Tcp(var address) => OfAddress(address),
            ProbeTarget.Redis(var address) => OfAddress(address, "redis", 6379),
            ProbeTarget.Nats(var address) => OfAddress(address, "nats", 4222),
            _ => null,
        };

    private static ProbeAddress? OfUrl(string url)
    {
        if (url.Contains("://", StringComparison.Ordinal))
        {
            return OfWhole(url);
        }

        var path = url.IndexOf('/');
        return OfAddress(path < 0 ? url : url[..path]);
    }

    private static ProbeAddress? OfWhole(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var whole) && whole.Host.Length > 0
            ? new ProbeAddress(whole.Host, whole.Port > 0 ? whole.Port : null)
            : null;

    private static ProbeAddress? OfAddress(string text, string scheme, int usual)
    {
        var bare = text.StartsWith(scheme + "://", StringComparison.Ordinal) ? text[(scheme.Length + 3)..] : text;
        // What follows is a part of the server: a database, or NATS's JetStream.
        var part = bare.IndexOf('/', bare.IndexOf('@') + 1);
        return OfAddress(part < 0 ? bare : bare[..part]) is { } address
            ? address with
            {
                Port = address.Port ?? usual,
            }
            : null;
    }

    private static ProbeAddress? OfAddress(string text)
    {
        var colon = text.LastIndexOf(':');
        if (colon < 0 || text.EndsWith(']'))
        {
            return text.Any(char.IsWhiteSpace) ? null : new ProbeAddress(text, Port: null);
        }

        var isPort = int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port);
        return isPort ? new ProbeAddress(text[..colon], port) : null;
    }
}
