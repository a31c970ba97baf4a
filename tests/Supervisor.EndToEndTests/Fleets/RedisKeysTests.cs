using Shouldly;
using Supervisor.EndToEndTests.Processes;
using Supervisor.TestKit.Redis;
using Xunit;

namespace Supervisor.EndToEndTests.Fleets;

/// <summary>Agents that say nothing to anybody and only write keys to a Redis, which the fleet file names.</summary>
public sealed class RedisKeysTests : IDisposable
{
    private readonly RedisServer _redis = new();

    public void Dispose() => _redis.Dispose();

    [Fact]
    public async Task Agents_OfBothDialects_BecomeReady_AndTakeTheirWordBack_AndTheRemedyClearsIt()
    {
        await using var world = await StartAsync();
        world.Write("bare.sh", Writes("SET p:agent:ready:bare 1 EX 300", "HSET p:agent:details:bare port 5800"));
        world.Write(
            "json.sh",
            Writes("""SET p:agent:ready:json {"status":"ready","timestamp":1,"port":5900} EX 300""")
        );
        await ApplyAsync(
            world,
            One("bare", "ttl: 300s, command: [sh, DIR/bare.sh]") + One("json", "ttl: 300s, command: [sh, DIR/json.sh]")
        );
        await world.UntilAsync("bare", "ready", "said-ready");
        await world.UntilAsync("json", "ready", "said-ready");
        await SaysAsync(world, "json", """{"port":5900}""");

        await SayAsync(world, "SET", "p:agent:not_ready:bare", "the model is being reloaded", "EX", "60");
        var why = await world.WhyWhenAsync("bare", "notReady", "said-not-ready");

        why.Explanation.ShouldStartWith("bare is not ready: the model is being reloaded.");
        why.History.ShouldContain("agent.said-not-ready");
        await world.FollowAsync(why);
        await world.UntilAsync("bare", "ready", "said-ready");
        await SaysAsync(world, "bare", """{"port":"5800"}""");
    }

    [Fact]
    public async Task Key_ThatExpires_EndsTheWordOfWhoRenewedIt_AndNotOfWhoNeverDid()
    {
        await using var world = await StartAsync();
        world.Write("once.sh", Writes("SET p:agent:ready:once 1 EX 1"));
        world.Write("strict.sh", Writes("SET p:agent:ready:strict 1 EX 1"));
        world.Write(
            "renews.sh",
            $"while [ ! -e DIR/enough ]; do {Write("SET p:agent:ready:renews 1 EX 2")}; sleep 0.7; done; exec sleep 1000"
        );
        await ApplyAsync(
            world,
            One("once", "ttl: 300s, command: [sh, DIR/once.sh]")
                + One("strict", "onExpiry: notReady, command: [sh, DIR/strict.sh]")
                + One("renews", "ttl: 300s, command: [sh, DIR/renews.sh]")
        );

        await world.UntilAsync("once", "ready", "silent-but-alive");
        await world.UntilAsync("strict", "notReady", "ttl-expired");
        await world.UntilAsync("renews", "ready", "said-ready");
        await HasRenewedAsync(world);
        world.Write("enough", "");
        var why = await world.WhyWhenAsync("renews", "notReady", "ttl-expired");

        why.History.ShouldContain("agent.word-expired");
        (await world.WhyAsync("once")).Explanation.ShouldContain("has been silent since");
    }

    [Fact]
    public async Task Redis_ThatDiesAndComesBack_TakesNobodysWord_AndWhyTellsOfIt()
    {
        await using var world = await StartAsync();
        world.Write("agent.sh", Writes("SET p:agent:ready:chat 1 EX 300"));
        await ApplyAsync(
            world,
            One("chat", "ttl: 300s, command: [sh, DIR/agent.sh]") + One("mute", "ttl: 300s, command: [sleep, '1000']")
        );
        await world.UntilAsync("chat", "ready", "said-ready");

        _redis.Kill();
        await Until.HoldsAsync(
            async () => (await world.WhyAsync("mute")).Details.ContainsKey("redis"),
            "why tells of the loss",
            () => ""
        );
        (await world.WhyAsync("mute")).Details["redis"].ShouldMatch("^not heard since .* UTC: ");
        (await world.PbmAsync("node", "show")).Out.ShouldContain("not heard since");
        (await world.WhyAsync("chat")).State.ShouldBe("ready", "Its word holds as long as it was written to.");
        await _redis.StartAsync("--notify-keyspace-events", "KA");
        await SayAsync(world, "SET", "p:agent:ready:mute", "1", "EX", "300");
        await world.UntilAsync("mute", "ready", "said-ready");
        await SayAsync(world, "SET", "p:agent:not_ready:chat", "tired", "EX", "60");

        await world.UntilAsync("chat", "notReady", "said-not-ready");
        (await world.PbmAsync("node", "show")).Out.ShouldContain("told by its keyspace events");
    }

    [Fact]
    public async Task Word_OfAnEarlierStart_CountsForNothing_AndOneThatRunsOnIsHeardByTheNextDaemon()
    {
        await using var world = await StartAsync();
        await SayAsync(world, "SET", "p:agent:ready:chat", "1");
        await ApplyAsync(world, One("chat", "ttl: 300s, command: [sleep, '1000']"));
        await world.UntilAsync("chat", "running", "not-yet-ready");
        await world.StopDaemonAsync(signal: 9);
        await SayAsync(world, "SET", "p:agent:ready:chat", "1", "EX", "300");

        await world.StartDaemonAsync();

        await world.UntilAsync("chat", "ready", "said-ready");
        (await world.WhyAsync("chat")).History.Count(happened => happened == "agent.said-ready").ShouldBe(1);
    }

    private async Task<FleetWorld> StartAsync()
    {
        Assert.SkipUnless(RedisServer.IsInstalled, RedisServer.IsMissing);
        await _redis.StartAsync("--notify-keyspace-events", "KA");
        var world = await FleetWorld.StartAsync();
        world.Write("key.py", RedisScripts.Key);
        return world;
    }

    private async Task ApplyAsync(FleetWorld world, string services)
    {
        var file = world.Write(
            "fleet.yaml",
            $"x-supervisor: {{ nodes: {{ pc1: {{ redis: {{ address: '127.0.0.1:{_redis.Port}', keyPrefix: 'p:' }} }} }} }}\n"
                + $"services:\n{services}\n"
        );
        var applied = await world.PbmAsync("fleet", "up", file);
        applied.Exit.ShouldBe(0, applied.Error);
    }

    /// <summary>As the agent would.</summary>
    private async Task SayAsync(FleetWorld world, params string[] words)
    {
        var said = await RedisScripts.SayAsync(world, _redis.Port, words);
        said.Exit.ShouldBe(0, said.Error);
    }

    /// <summary>In the end: who writes bare keys writes its details after its word.</summary>
    private static async Task SaysAsync(FleetWorld world, string agent, string details)
    {
        string? said = null;
        await Until.HoldsAsync(
            async () => (said = (await world.WhyAsync(agent)).Details.GetValueOrDefault("said")) == details,
            $"{agent} says {details}",
            () => said ?? "nothing"
        );
    }

    private static Task HasRenewedAsync(FleetWorld world) =>
        Until.HoldsAsync(
            async () =>
                (await world.PbmAsync("events", "list", "--all", "--agent", "renews", "-o", "json")).Out.Contains(
                    "agent.renewed"
                ),
            "its word is renewed",
            () => ""
        );

    private string Writes(params string[] commands) =>
        string.Concat(commands.Select(command => Write(command) + "; ")) + "exec sleep 1000";

    private string Write(string command) =>
        $"python3 DIR/key.py {_redis.Port} " + string.Join(' ', command.Split(' ').Select(word => $"'{word}'"));

    private static string One(string name, string agent) =>
        $"  {name}: {{ x-supervisor: {{ agents: {{ {name}: {{ {agent} }} }} }} }}\n";
}
