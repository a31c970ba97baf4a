using System.Text.Json;
using Supervisor.Runtimes.Probing.Places;
using Supervisor.Runtimes.Probing.Sockets;
using Supervisor.Supervision.Ports.Probing;

namespace Supervisor.Runtimes.Probing.Nats;

/// <summary>Passes when NATS greets, takes a client and answers its PING; and its JetStream as well, where the address asks for it.</summary>
internal static class NatsProbe
{
    private const int UsualPort = 4222;
    private const string Greeting = "INFO ";
    private const string JetStreamPart = "jetstream";

    // A server may put news of itself before its answer, but not without end.
    private const int MostLines = 16;

    internal static async Task<ProbeAnswer> AskAsync(string address, ProbePlace place, ProbeTime time)
    {
        if (ProbeAddress.Of(address, "nats", UsualPort) is not { Scheme: "nats" } uri)
        {
            return ProbeAnswer.Failed("its address is no HOST:PORT");
        }

        var part = uri.AbsolutePath.Trim('/');
        if (part is not ("" or JetStreamPart))
        {
            return ProbeAnswer.Failed($"'/{part}' is no part of NATS; '/{JetStreamPart}' is");
        }

        using var talk = await LineTalk.OpenAsync(place, uri, time.Up);
        var greeting = await talk.HearAsync();
        if (WhyNot(greeting) is { } reason)
        {
            return ProbeAnswer.Failed(reason);
        }

        await talk.SayAsync($"CONNECT {Introduction(ProbeAddress.CredentialsOf(uri))}\r\nPING\r\n");
        var pong = await PongAsync(talk);
        return pong.Passed && part.Length > 0 ? await JetStream.AskAsync(talk) : pong;
    }

    private static string? WhyNot(string greeting) =>
        WantsTls(greeting) switch
        {
            null => "answered something that is not NATS",
            true => "wants TLS, in which NATS cannot be asked",
            false => null,
        };

    /// <summary>Null: it is no greeting.</summary>
    private static bool? WantsTls(string greeting)
    {
        if (!greeting.StartsWith(Greeting, StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            using var server = JsonDocument.Parse(greeting[Greeting.Length..]);
            return server.RootElement.ValueKind != JsonValueKind.Object
                ? null
                : server.RootElement.TryGetProperty("tls_required", out var required)
                    && required.ValueKind == JsonValueKind.True;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task<ProbeAnswer> PongAsync(LineTalk talk)
    {
        for (var i = 0; i < MostLines; i++)
        {
            var line = await talk.HearAsync();
            if (line == "PONG")
            {
                return ProbeAnswer.Ok;
            }

            if (line.StartsWith("-ERR", StringComparison.Ordinal))
            {
                return ProbeAnswer.Failed($"answered {OneLine.Of(line["-ERR".Length..])}");
            }
        }

        return ProbeAnswer.Failed("answered everything but a PONG");
    }

    private static string Introduction(Credentials? credentials)
    {
        var who = credentials switch
        {
            null => "",
            { User.Length: 0 } token => $",\"auth_token\":\"{JsonEncodedText.Encode(token.Password)}\"",
            { } user =>
                $",\"user\":\"{JsonEncodedText.Encode(user.User)}\",\"pass\":\"{JsonEncodedText.Encode(user.Password)}\"",
        };
        return $$"""{"verbose":false,"pedantic":false,"name":"supervisor-probe","lang":"supervisor","version":"1","headers":true,"no_responders":true{{who}}}""";
    }
}
