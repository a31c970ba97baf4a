using Shouldly;
using Supervisor.Runtimes.Redis;
using Supervisor.Supervision.Agents.Signals;
using Supervisor.TestKit.Redis;
using Xunit;

namespace Supervisor.IntegrationTests.Readiness.Redis;

/// <summary>Agents that say by keys how they are, to a Redis that tells of its keys and to one that has to be asked.</summary>
public sealed class RedisReadinessTests
{
    private const string Telling = "KA";
    private const string Silent = "";

    private static readonly AgentWord.NotReady Tired = new("tired");

    [Theory]
    [InlineData(Telling, "told by its keyspace events")]
    [InlineData(Silent, "asked every 1s, since its notify-keyspace-events does not have K$g")]
    public async Task Keys_OfOneThatRuns_AreItsWords(string events, string manner)
    {
        await using var world = await StartAsync(events);

        await world.WriteAsync("SET", "KEY:ready:stt", "1", "EX", "300");
        Ready(await world.NextAsync()).ShouldBeNull();
        await world.WriteAsync("HSET", "KEY:details:stt", "port", "5800");
        Ready(await world.NextAsync()).ShouldBe("""{"port":"5800"}""");
        await world.WriteAsync("SET", "KEY:health:stt", "ok", "EX", "60");
        (await world.NextAsync()).ShouldBe(new AgentWord.Heartbeat());
        await world.WriteAsync("SET", "KEY:not_ready:stt", "tired", "EX", "60");
        (await world.NextAsync()).ShouldBe(Tired);
        await world.WriteAsync("SET", "KEY:shutdown:stt", "1", "EX", "3600");
        (await world.NextAsync()).ShouldBe(new AgentWord.Stopping());

        world.Condition!.Line.ShouldBe($"127.0.0.1:{world.Server.Port}, {manner}");
    }

    [Fact]
    public async Task Key_OfTheOtherDialect_IsAWordWithItsDetails()
    {
        await using var world = await StartAsync(Telling);

        await world.WriteAsync("SET", "KEY:ready:stt", """{"status":"ready","timestamp":1,"port":5800}""", "EX", "300");
        Ready(await world.NextAsync()).ShouldBe("""{"port":5800}""");
        await world.WriteAsync("SET", "KEY:ready:stt", """{"status":"failed","timestamp":2}""", "EX", "300");
        (await world.NextAsync()).ShouldBe(new AgentWord.NotReady("its key says 'failed'"));
    }

    [Theory]
    [InlineData(Telling)]
    [InlineData(Silent)]
    public async Task Key_ThatIsDeleted_TakesTheWordBack(string events)
    {
        await using var world = await StartAsync(events);

        await world.WriteAsync("SET", "KEY:ready:stt", "1", "EX", "300");
        Ready(await world.NextAsync());
        await world.WriteAsync("DEL", "KEY:ready:stt");

        (await world.NextAsync()).ShouldBe(new AgentWord.NotReady("it deleted its key in Redis"));
    }

    [Theory]
    [InlineData("""{"status":"ready","port":"\ud800"}""", "300")]
    [InlineData("1", "9223372036854")]
    public async Task Key_OfAnOddValueOrAnOddLife_IsAWordLikeAnyOther(string value, string seconds)
    {
        await using var world = await StartAsync(Telling);

        await world.WriteAsync("SET", "KEY:ready:stt", value, "EX", seconds);
        (await world.NextAsync()).ShouldBeOfType<AgentWord.Ready>().Details.ShouldBeNull();
        await world.WriteAsync("SET", "KEY:not_ready:stt", "tired", "EX", "60");
        (await world.NextAsync()).ShouldBe(Tired);
        world.Condition!.Problem.ShouldBeNull();
    }

    [Fact]
    public async Task Details_OfMoreFieldsThanAnybodyReads_AreNone_AndEverybodyIsStillHeard()
    {
        await using var world = await StartAsync(Telling);
        var fields = Enumerable.Range(0, 10_000).SelectMany(static i => new[] { $"field{i}", "x" });
        await world.WriteAsync(["HSET", "KEY:details:stt", .. fields]);

        await world.WriteAsync("SET", "KEY:ready:stt", "1", "EX", "300");

        Ready(await world.NextAsync()).ShouldBeNull();
        world.Condition!.Problem.ShouldBeNull();
    }

    [Fact]
    public async Task Keys_OfAnEarlierStart_AreDeletedAndCountForNothing()
    {
        await using var world = await StartAsync(Telling, isOpen: false);
        await world.WriteAsync("SET", "KEY:ready:stt", "1");
        await world.WriteAsync("HSET", "KEY:details:stt", "port", "1");

        await world.OpenAsync("2-bb");

        (await world.WriteAsync("EXISTS", "KEY:ready:stt", "KEY:details:stt")).ShouldBe(new RedisReply.Number(0));
        (await world.OwnKeyAsync("supervisor:incarnation:mainpc/audio/stt")).ShouldBe(new RedisReply.Text("2-bb"));
        await world.WriteAsync("SET", "KEY:not_ready:stt", "tired", "EX", "60");
        (await world.NextAsync()).ShouldBe(Tired, "What was there before would have come first.");
    }

    [Fact]
    public async Task Keys_ThatNobodyMayDelete_CountForNothingUntilTheyAreWrittenAgain()
    {
        await using var world = await StartAsync(Telling, isOpen: false);
        await world.WriteAsync("SET", "KEY:ready:stt", "1", "EX", "300");
        await world.WriteAsync("ACL", "SETUSER", "watcher", "on", ">pw", "~*", "&*", "+@all", "-del", "-config");
        world.Follow($"redis://watcher:pw@127.0.0.1:{world.Server.Port}");

        await world.OpenAsync("2-bb");

        await world.UntilAsync(condition => condition?.Problem is not null, "its trouble is told");
        world.Condition!.Problem!.ShouldStartWith("keys of earlier starts cannot be deleted: NOPERM");
        await world.WriteAsync("SET", "KEY:ready:stt", """{"port":2}""", "EX", "300");
        Ready(await world.NextAsync()).ShouldBe("""{"port":2}""");

        await world.WriteAsync("ACL", "SETUSER", "watcher", "+del");
        await world.OpenAsync("3-cc");
        await world.UntilAsync(condition => condition is { Problem: null }, "its trouble is over");
    }

    [Fact]
    public async Task Keys_OfOneThatRunsOn_AreTakenUpByTheNextDaemon()
    {
        await using var world = await StartAsync(Telling);
        await world.WriteAsync("SET", "KEY:ready:stt", "1", "EX", "300");
        Ready(await world.NextAsync());
        await world.StopDaemonAsync();
        await world.WriteAsync("SET", "KEY:ready:stt", """{"port":2}""", "EX", "300");

        world.StartDaemon();
        await world.OpenAsync();

        Ready(await world.NextAsync()).ShouldBe("""{"port":2}""", "It said so while no daemon was there.");
    }

    [Theory]
    [InlineData(Telling)]
    [InlineData(Silent)]
    public async Task Redis_ThatDiesAndComesBackEmpty_TakesNoWordAndHearsTheNext(string events)
    {
        await using var world = await StartAsync(events);
        await world.WriteAsync("SET", "KEY:ready:stt", "1", "EX", "300");
        Ready(await world.NextAsync());

        world.KillServer();
        await world.UntilAsync(condition => condition?.Problem is not null, "its loss is told");
        world.Condition!.Trouble!.ShouldStartWith("not heard since ");
        world.Log.Lines.ShouldContain(line => line.Contains("cannot be used"));
        await world.Server.StartAsync("--notify-keyspace-events", events);
        await world.UntilAsync(condition => condition is { Problem: null }, "it is heard of again");

        world.Supervisor.Waiting.ShouldBe(0);
        await world.WriteAsync("SET", "KEY:ready:stt", "1", "EX", "300");
        Ready(await world.NextAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Start_WhileRedisIsAway_IsHeldUpByNothing_AndWhatIsFoundThenCountsForNothing()
    {
        await using var world = await StartAsync(Telling, isOpen: false);
        world.KillServer();

        await world.OpenAsync("2-bb");
        await world.Server.StartAsync("--notify-keyspace-events", Telling);
        await world.UntilAsync(condition => condition is { Problem: null }, "it is heard of again");

        await world.WriteAsync("SET", "KEY:not_ready:stt", "tired", "EX", "60");
        (await world.NextAsync()).ShouldBe(Tired);
    }

    [Fact]
    public async Task Word_ThatNobodyCouldTake_IsSaidAgain()
    {
        await using var world = await StartAsync(Telling);
        world.Supervisor.Answer = SignalOutcome.Refused(SignalCodes.NotYet, "It has only just started.");
        await world.WriteAsync("SET", "KEY:ready:stt", "1", "EX", "300");
        Ready(await world.NextAsync());
        Ready(await world.NextAsync());

        world.Supervisor.Answer = SignalOutcome.Taken;
        await world.WriteAsync("SET", "KEY:not_ready:stt", "tired", "EX", "60");
        AgentWord word;
        do
        {
            word = await world.NextAsync();
        } while (word is AgentWord.Ready);

        word.ShouldBe(Tired);
    }

    [Fact]
    public async Task Revision_ThatNamesAnotherRedis_IsFollowed()
    {
        await using var world = await StartAsync(Telling);
        using var other = new RedisServer();
        await other.StartAsync();
        world.Follow($"127.0.0.1:{other.Port}");
        await world.UntilAsync(
            condition => condition?.Address == $"127.0.0.1:{other.Port}",
            "the other is listened to"
        );
        world.Follow(null);
        await world.UntilAsync(condition => condition is null, "none is listened to");
        await world.OpenAsync("2-bb");
    }

    [Fact]
    public async Task Agent_ThatEndsForGood_LeavesNothingOfOursBehind()
    {
        await using var world = await StartAsync(Telling);

        world.Remove("1-aa");

        await Eventually.HoldsAsync(
            async () => await world.OwnKeyAsync("supervisor:incarnation:mainpc/audio/stt") is RedisReply.Missing,
            "the mark of its last start is gone"
        );
    }

    private static async Task<KeyWorld> StartAsync(string events, bool isOpen = true)
    {
        Assert.SkipUnless(RedisServer.IsInstalled, RedisServer.IsMissing);
        var world = new KeyWorld();
        try
        {
            await world.Server.StartAsync("--notify-keyspace-events", events);
            world.StartDaemon();
            await world.UntilAsync(condition => condition is { Problem: null }, "its Redis is heard of");
            if (isOpen)
            {
                await world.OpenAsync();
            }

            return world;
        }
        catch
        {
            await world.DisposeAsync();
            throw;
        }
    }

    /// <returns>Its details.</returns>
    private static string? Ready(AgentWord word)
    {
        var ready = word.ShouldBeOfType<AgentWord.Ready>();
        ready.Holds!.Value.ShouldBeInRange(TimeSpan.FromSeconds(200), TimeSpan.FromSeconds(300));
        return ready.Details;
    }
}
