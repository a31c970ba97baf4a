using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Supervisor.Contracts.Readiness;
using Supervisor.Fleet.Values;

namespace Supervisor.IntegrationTests.Readiness;

/// <summary>The test's own client of an agent's socket.</summary>
internal static class AgentSocket
{
    /// <summary>Says one word over a connection of its own, as the incarnation that the variables are of.</summary>
    /// <param name="incarnation">Said instead; empty: none is said.</param>
    /// <exception cref="SocketException">Nobody listens.</exception>
    public static async Task<SocketAnswer> SayAsync(
        ValueMap<string> variables,
        string name,
        string word,
        string? body = null,
        string? token = null,
        string? incarnation = null
    )
    {
        using var client = Connect(variables);
        return await SayAsync(client, name, word, body, token, incarnation ?? variables[AgentVariables.Incarnation]);
    }

    public static async Task<SocketAnswer> SayAsync(
        HttpClient client,
        string name,
        string word,
        string? body = null,
        string? token = null,
        string? incarnation = null
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, ReadinessPages.PathOf(null, name, word));
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        if (!string.IsNullOrEmpty(incarnation))
        {
            request.Headers.Add(ReadinessPages.IncarnationHeader, incarnation);
        }

        return await SendAsync(client, request);
    }

    public static async Task<SocketAnswer> SendAsync(HttpClient client, HttpRequestMessage request)
    {
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        var json = JsonDocument.Parse(text).RootElement;
        return new SocketAnswer((int)answer.StatusCode, json);
    }

    /// <summary>One connection, used again by each request.</summary>
    public static HttpClient Connect(ValueMap<string> variables)
    {
        var stream = new NetworkStream(Open(variables), ownsSocket: true);
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = (_, _) => ValueTask.FromResult<Stream>(stream),
            MaxConnectionsPerServer = 1,
        };
        return new HttpClient(handler) { BaseAddress = new Uri("http://supervisor") };
    }

    public static Socket Open(ValueMap<string> variables)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            // Waits, unlike its asynchronous twin, while the queue of those who want to connect is full.
            socket.Connect(new UnixDomainSocketEndPoint(variables[AgentVariables.Socket]));
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <param name="Body">Always one JSON object.</param>
internal sealed record SocketAnswer(int Status, JsonElement Body)
{
    public string Code => Text("code");

    public string Text(string name) => Body.GetProperty(name).GetString()!;
}
