using System.Net.Sockets;
using System.Text.Json;

namespace Supervisor.IntegrationTests.Runtimes.Containers.Peer;

/// <summary>A container as the engine has it, as one line for each thing that was decided when it was made.</summary>
internal static class MadeContainer
{
    private static readonly string[] Decided = ["Config", "HostConfig", "Mounts", "NetworkSettings", "Path", "Args"];

    public static async Task<IReadOnlyList<string>> ReadAsync(string host, string name, CancellationToken cancellation)
    {
        using var client = new HttpClient(
            new SocketsHttpHandler
            {
                ConnectCallback = async (_, stop) =>
                {
                    var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                    await socket.ConnectAsync(new UnixDomainSocketEndPoint(host["unix://".Length..]), stop);
                    return new NetworkStream(socket, ownsSocket: true);
                },
            }
        );
        await using var body = await client.GetStreamAsync(
            new Uri($"http://docker/v1.41/containers/{name}/json"),
            cancellation
        );
        using var json = await JsonDocument.ParseAsync(body, cancellationToken: cancellation);
        return
        [
            .. Decided
                .Where(part => json.RootElement.TryGetProperty(part, out _))
                .SelectMany(part => Lines(part, json.RootElement.GetProperty(part)))
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>What is empty was not asked for, in whatever way that is written. The order of a list counts where it is one of words to run.</summary>
    private static IEnumerable<string> Lines(string path, JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => value.EnumerateObject().SelectMany(one => Lines($"{path}.{one.Name}", one.Value)),
            JsonValueKind.Array when path is "Args" or "Config.Cmd" or "Config.Entrypoint" => [$"{path}={value}"],
            JsonValueKind.Array => value.EnumerateArray().SelectMany(one => Lines($"{path}[]", Flat(one))),
            JsonValueKind.Null or JsonValueKind.Undefined => [],
            _ when value.ToString() is "" or "0" or "False" => [],
            _ => [$"{path}={value}"],
        };

    /// <summary>An item of a list is one line, its parts in their order.</summary>
    private static JsonElement Flat(JsonElement item) =>
        item.ValueKind is JsonValueKind.Object or JsonValueKind.Array
            ? JsonSerializer.SerializeToElement(item.GetRawText())
            : item;
}
