using Shouldly;
using Supervisor.IntegrationTests.Probing;
using Supervisor.Runtimes.Redis;
using Supervisor.TestKit.Redis;
using Supervisor.TestKit.Time;
using Xunit;

namespace Supervisor.IntegrationTests.Runtimes.Redis;

/// <summary>A real Redis; and where a real one cannot be made to do it, one that is played.</summary>
public sealed class RedisConnectionTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    // What only a hang reaches.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly RedisServer _server = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task Calls_AreAnsweredInTheirOrder()
    {
        using var connection = await StartAsync();

        var replies = await connection.CallAsync(
            [
                new RedisCommand("SET", "a b", "1\r\n2", "EX", "300"),
                new RedisCommand("GET", "a b"),
                new RedisCommand("GET", "nothing"),
                new RedisCommand("HSET", "h", "port", "5800"),
                new RedisCommand("HGETALL", "h"),
                new RedisCommand("GET", "h"),
                new RedisCommand("PTTL", "nothing"),
            ],
            Stop
        );

        replies[0].ShouldBe(new RedisReply.Status("OK"));
        replies[1].ShouldBe(new RedisReply.Text("1\r\n2"));
        replies[2].ShouldBe(new RedisReply.Missing());
        replies[4]
            .ShouldBeOfType<RedisReply.Items>()
            .All.ShouldBe([new RedisReply.Text("port"), new RedisReply.Text("5800")]);
        replies[5].ShouldBeOfType<RedisReply.Refusal>().Reason.ShouldStartWith("WRONGTYPE ");
        replies[6].ShouldBe(new RedisReply.Number(-2));
    }

    [Fact]
    public async Task Callers_AtTheSameTime_GetTheirOwnAnswers()
    {
        using var connection = await StartAsync();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 200).Select(i => connection.CallAsync(new RedisCommand("ECHO", $"{i}"), Stop))
        );

        answers.ShouldBe(Enumerable.Range(0, 200).Select(i => new RedisReply.Text($"{i}")));
    }

    [Fact]
    public async Task Text_OfAnyLength_LeavesTheConnectionInStep()
    {
        using var connection = await StartAsync();
        await connection.CallAsync(new RedisCommand("SETRANGE", "long", "5000000", "x"), Stop);

        var replies = await connection.CallAsync([new RedisCommand("GET", "long"), new RedisCommand("PING")], Stop);

        replies.ShouldBe([new RedisReply.TooLong(5_000_001), new RedisReply.Status("PONG")]);
    }

    [Fact]
    public async Task Database_OfTheAddress_IsTheOneThatIsSpokenTo()
    {
        using var connection = await StartAsync();
        using var other = await OpenAsync($"redis://127.0.0.1:{_server.Port}/3");

        await other.CallAsync(new RedisCommand("SET", "k", "v"), Stop);

        (await connection.CallAsync(new RedisCommand("GET", "k"), Stop)).ShouldBe(new RedisReply.Missing());
        (await other.CallAsync(new RedisCommand("GET", "k"), Stop)).ShouldBe(new RedisReply.Text("v"));
    }

    [Fact]
    public async Task Password_ThatIsWrong_IsSaid()
    {
        using var _ = await StartAsync("--requirepass", "secret");

        var fault = await Should.ThrowAsync<IOException>(() => OpenAsync($"redis://:wrong@127.0.0.1:{_server.Port}"));

        RedisTrouble.Describe(fault)!.ShouldStartWith("answered WRONGPASS ");
    }

    [Fact]
    public async Task Server_ThatDies_EndsTheConnectionForGood()
    {
        using var connection = await StartAsync();
        _server.Kill();

        for (var i = 0; i < 2; i++)
        {
            var fault = await Should.ThrowAsync<IOException>(() =>
                connection.CallAsync(new RedisCommand("PING"), Stop)
            );
            RedisTrouble.Describe(fault).ShouldNotBeNull();
        }

        var refused = await Should.ThrowAsync<System.Net.Sockets.SocketException>(() =>
            OpenAsync($"127.0.0.1:{_server.Port}")
        );
        RedisTrouble.Describe(refused).ShouldBe("connection refused");
    }

    [Fact]
    public async Task Server_ThatFallsSilent_IsGivenUpWhenTheTimeIsUp()
    {
        var clock = new VirtualClock();
        var asked = new TaskCompletionSource();
        await using var peer = new Peer(async talk =>
        {
            await talk.HearUntilAsync("PING\r\n");
            asked.SetResult();
            await talk.HearToTheEndAsync();
        });
        using var connection = await OpenAsync($":{peer.Port}", clock);

        var call = connection.CallAsync(new RedisCommand("PING"), Stop);
        await asked.Task.WaitAsync(Limit, Stop);
        call.IsCompleted.ShouldBeFalse();
        var timeUp = clock.Elapsed + Patience;
        while (clock.MoveToNextTimer(timeUp)) { }

        (await Should.ThrowAsync<TimeoutException>(() => call.WaitAsync(Limit, Stop))).Message.ShouldBe(
            "no answer within 2s"
        );
        await Should.ThrowAsync<IOException>(() => connection.CallAsync(new RedisCommand("PING"), Stop));
    }

    [Theory]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n", "answered something that is not Redis")]
    [InlineData("$5\r\nab", "the connection was closed before the answer was whole")]
    [InlineData("*3\r\n+a\r\n", "the connection was closed before the answer was whole")]
    public async Task Server_ThatAnswersWhatIsNoReply_IsToldAsSuch(string said, string reason)
    {
        await using var peer = new Peer(async talk =>
        {
            await talk.HearUntilAsync("PING\r\n");
            await talk.SayAsync(said);
            talk.Socket.Shutdown(System.Net.Sockets.SocketShutdown.Send);
            await talk.HearToTheEndAsync();
        });
        using var connection = await OpenAsync($":{peer.Port}");

        var fault = await Should.ThrowAsync<IOException>(() => connection.CallAsync(new RedisCommand("PING"), Stop));

        RedisTrouble.Describe(fault).ShouldStartWith(reason[..12]);
    }

    [Fact]
    public async Task Subscription_TellsWhatHappensToKeysFromItsBeginningOn()
    {
        using var connection = await StartAsync("--notify-keyspace-events", "KA");
        var address = RedisAddress.Parse($":{_server.Port}", out _)!;
        using var subscription = await RedisSubscription.OpenAsync(
            address,
            "__keyspace@0__:agent:*",
            Patience,
            TimeProvider.System,
            Stop
        );

        await connection.CallAsync(new RedisCommand("SET", "other", "1"), Stop);
        await connection.CallAsync(new RedisCommand("SET", "agent:ready:stt", "1"), Stop);
        await connection.CallAsync(new RedisCommand("DEL", "agent:ready:stt"), Stop);

        (await NextAsync()).ShouldBe(new RedisNews("__keyspace@0__:agent:ready:stt", "set"));
        (await NextAsync()).ShouldBe(new RedisNews("__keyspace@0__:agent:ready:stt", "del"));
        _server.Kill();
        await Should.ThrowAsync<IOException>(NextAsync);

        Task<RedisNews> NextAsync() => subscription.NextAsync(Stop).WaitAsync(Limit, Stop);
    }

    private async Task<RedisConnection> StartAsync(params string[] options)
    {
        Assert.SkipUnless(RedisServer.IsInstalled, RedisServer.IsMissing);
        await _server.StartAsync(options);
        var password = options is ["--requirepass", var known] ? $":{known}@" : "";
        return await OpenAsync($"redis://{password}127.0.0.1:{_server.Port}");
    }

    private static Task<RedisConnection> OpenAsync(string address, TimeProvider? clock = null) =>
        RedisConnection.OpenAsync(RedisAddress.Parse(address, out _)!, Patience, clock ?? TimeProvider.System, Stop);
}
