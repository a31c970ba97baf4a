using System.Net.Sockets;
using Shouldly;
using Supervisor.Runtimes.Docker.Connections;

namespace Supervisor.TestKit.Docker.Engines;

/// <summary>What operators do by the engine's own command, and the product never does.</summary>
internal static class OperatorsHand
{
    public static Task PauseAsync(EngineAddress engine, string container) => PostAsync(engine, container, "pause");

    public static Task UnpauseAsync(EngineAddress engine, string container) => PostAsync(engine, container, "unpause");

    private static async Task PostAsync(EngineAddress engine, string container, string act)
    {
        var path = engine.ShouldBeOfType<EngineAddress.UnixSocket>().Path;
        using var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (_, stop) =>
            {
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), stop);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        using var client = new HttpClient(handler);
        using var answer = await client.PostAsync(
            new Uri($"http://engine/containers/{container}/{act}"),
            content: null
        );
        answer.IsSuccessStatusCode.ShouldBeTrue(
            $"to {act} {container} was answered with {await answer.Content.ReadAsStringAsync()}"
        );
    }
}
