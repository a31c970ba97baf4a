using System.Text;
using Supervisor.Runtimes.Probing.Sockets;
using Supervisor.Supervision.Ports.Probing;

namespace Supervisor.Runtimes.Probing.Redis;

/// <summary>Passes when Redis answers a PING: one that loads its data, or wants a password that was not given, does not.</summary>
internal static class RedisProbe
{
    private const int UsualPort = 6379;

    internal static async Task<ProbeAnswer> AskAsync(string address, ProbeTime time)
    {
        if (ProbeAddress.Of(address, "redis", UsualPort) is not { } uri)
        {
            return ProbeAnswer.Failed("its address is no HOST:PORT");
        }

        if (uri.Scheme != "redis")
        {
            return ProbeAnswer.Failed($"Redis over '{uri.Scheme}' cannot be asked; use exec with redis-cli");
        }

        using var talk = await LineTalk.OpenAsync(uri, time.Up);
        return await IntroduceAsync(talk, ProbeAddress.CredentialsOf(uri)) ?? await ExpectAsync(talk, "+PONG", "PING");
    }

    /// <summary>Null when there is nothing against it.</summary>
    private static async Task<ProbeAnswer?> IntroduceAsync(LineTalk talk, Credentials? credentials)
    {
        var answer = credentials switch
        {
            null => ProbeAnswer.Ok,
            { User.Length: 0 } known => await ExpectAsync(talk, "+OK", "AUTH", known.Password),
            { } known => await ExpectAsync(talk, "+OK", "AUTH", known.User, known.Password),
        };
        return answer.Passed ? null : answer;
    }

    private static async Task<ProbeAnswer> ExpectAsync(LineTalk talk, string expected, params string[] command)
    {
        await talk.SayAsync(Encode(command));
        var answer = await talk.HearAsync();
        return answer == expected ? ProbeAnswer.Ok
            : answer.StartsWith('-') ? ProbeAnswer.Failed($"answered {OneLine.Of(answer[1..])}")
            : ProbeAnswer.Failed("answered something that is not Redis");
    }

    private static string Encode(string[] command)
    {
        var text = new StringBuilder($"*{command.Length}\r\n");
        foreach (var part in command)
        {
            text.Append($"${Encoding.UTF8.GetByteCount(part)}\r\n{part}\r\n");
        }

        return text.ToString();
    }
}
