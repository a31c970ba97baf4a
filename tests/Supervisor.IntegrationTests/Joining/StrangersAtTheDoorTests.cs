using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using Shouldly;
using Supervisor.Cluster.Joining.Desk;
using Supervisor.Cluster.Joining.Exchange;
using Xunit;

namespace Supervisor.IntegrationTests.Joining;

/// <summary>Who says nothing that can be read gets nothing, and disturbs nobody.</summary>
public sealed class StrangersAtTheDoorTests : IAsyncLifetime
{
    private readonly JoinWorld _world = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Garbage_IsRefused_AndTheNextOneJoins()
    {
        var founder = await _world.FoundAsync();
        byte[][] words =
        [
            [255, 255, 255, 255],
            [0, 0, 0, 0],
            [2, 0, 0, 0, (byte)'{', (byte)'}'],
            [4, 0, 0, 0, (byte)'n', (byte)'u', (byte)'l', (byte)'l'],
            [3, 0, 0, 0, 1, 2, 3],
            [.. Framed("""{"version":1,"what":"join"}""")],
            [.. Framed("""{"version":1,"what":"join","join":{}}""")],
            [.. Framed("""{"version":1,"what":"renew"}""")],
            [.. Framed("""{"version":1,"what":"authority-key"}""")],
            [.. Framed("""{"version":9,"what":"a later word"}""")],
        ];
        var before = await _world.ContentAsync();

        foreach (var word in words)
        {
            (await ToldAsync(founder, word)).Refused.ShouldNotBeNull($"after {Convert.ToHexString(word)}");
        }

        (await _world.ContentAsync()).ShouldBe(before);
        _world.Refused.Count.ShouldBe(words.Length);
        (await _world.JoinAsync(await founder.InviteAsync(), 2)).IsOk.ShouldBeTrue();
    }

    [Fact]
    public async Task Silence_TakesNothingFromOthers_UntilTooManyAreInside()
    {
        var founder = await _world.FoundAsync();
        var silent = new List<SslStream>();
        for (var i = 0; i < TrustDoor.MostAtOnce - 1; i++)
        {
            silent.Add(await ConnectAsync(founder));
        }

        (await _world.JoinAsync(await founder.InviteAsync(), 2)).IsOk.ShouldBeTrue();

        foreach (var stream in silent)
        {
            await stream.DisposeAsync();
        }

        await _world.UntilAsync(
            () => _world.Refused.Count == silent.Count,
            "those who said nothing to be written down"
        );
        _world.Refused.ShouldAllBe(refusal => refusal.Who == "" && refusal.Remote.StartsWith("127.0.0.1:"));
    }

    [Fact]
    public async Task OneTooMany_IsHungUpOn()
    {
        var founder = await _world.FoundAsync();
        var silent = new List<SslStream>();
        for (var i = 0; i < TrustDoor.MostAtOnce; i++)
        {
            silent.Add(await ConnectAsync(founder));
            await HearWelcomeAsync(silent[^1]);
        }

        await using var late = await ConnectAsync(founder);

        (await late.ReadAsync(new byte[1], JoinWorld.Bound().Token)).ShouldBe(0);
        foreach (var stream in silent)
        {
            await stream.DisposeAsync();
        }
    }

    private static IEnumerable<byte> Framed(string json) =>
        [.. BitConverter.GetBytes(json.Length), .. System.Text.Encoding.ASCII.GetBytes(json)];

    private static async Task<TrustAnswer> ToldAsync(TestMember member, byte[] word)
    {
        await using var stream = await ConnectAsync(member);
        await HearWelcomeAsync(stream);
        await stream.WriteAsync(word, JoinWorld.Bound().Token);
        var answer = await ExchangeWords.HearAsync(stream, ExchangeJson.Default.TrustAnswer, JoinWorld.Bound().Token);
        return answer.ShouldNotBeNull();
    }

    private static async Task HearWelcomeAsync(SslStream stream) =>
        (
            await ExchangeWords.HearAsync(stream, ExchangeJson.Default.Welcome, JoinWorld.Bound().Token)
        ).ShouldNotBeNull();

    private static async Task<SslStream> ConnectAsync(TestMember member)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(member.Address.Host, member.Address.Port);
        var tls = new SslStream(new NetworkStream(socket, ownsSocket: true));
        await tls.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = "any",
                EnabledSslProtocols = SslProtocols.Tls13,
                ApplicationProtocols = [TrustProtocol.Name],
                RemoteCertificateValidationCallback = (_, shown, _, _) => shown is not null,
            }
        );
        return tls;
    }
}
