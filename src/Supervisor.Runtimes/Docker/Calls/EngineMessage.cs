using System.Net;
using Supervisor.Runtimes.Docker.Connections;

namespace Supervisor.Runtimes.Docker.Calls;

/// <summary>A request as HTTP has it.</summary>
internal static class EngineMessage
{
    /// <summary>The connection is there already, so the host's name leads nowhere; HTTP wants one.</summary>
    private const string Host = "http://docker";

    public static HttpRequestMessage Of(EngineRequest request, ApiVersion? version)
    {
        var prefix = version is { } agreed ? $"/v{agreed}" : "";
        var message = new HttpRequestMessage(request.Method, $"{Host}{prefix}{request.Path}{request.Query}")
        {
            Content = request.Content,
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        foreach (var (name, value) in request.Headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        message.Headers.ExpectContinue = request.AsksBeforeBody ? true : null;
        AddConnection(message, request.Upgrades);
        return message;
    }

    private static void AddConnection(HttpRequestMessage message, bool upgrades)
    {
        if (upgrades)
        {
            message.Headers.Connection.Add("Upgrade");
            message.Headers.TryAddWithoutValidation("Upgrade", "tcp");
        }
        else
        {
            message.Headers.ConnectionClose = true;
        }
    }
}
