using Shouldly;
using Supervisor.TestKit.Nats;
using Supervisor.TestKit.Network;
using Supervisor.TestKit.Redis;
using Xunit;

namespace Supervisor.EndToEndTests.Fleets;

/// <summary>
/// One that is ready if and only if Redis answers, and NATS with its JetStream does, and an agent has said that it is ready,
/// and its endpoint answers: all said in a fleet file.
/// </summary>
public sealed class CompositeReadinessTests : IDisposable
{
    private const string Quick = "interval: 100ms, timeout: 1s, retries: 2";

    private readonly ReservedPort _redis = new();
    private readonly ReservedPort _nats = new();
    private readonly ReservedPort _door = new();

    public void Dispose()
    {
        _redis.Dispose();
        _nats.Dispose();
        _door.Dispose();
    }

    [Fact]
    public async Task System_IsReadyAsLongAsAllOfItIs_AndWhySaysWhatIsNot()
    {
        Assert.SkipUnless(RedisServer.IsInstalled, RedisServer.IsMissing);
        Assert.SkipWhen(NatsProgram.Path is null, NatsProgram.IsMissing);
        await using var world = await FleetWorld.StartAsync();
        await ApplyAsync(world);
        await world.UntilAsync("system", "ready");

        world.Write("orders", "shut");
        await world.UntilAsync("system", "waiting", "need-not-ready");
        (await world.WhyUntilAsync("system", $"probe of :{_door.Number}/health")).Cause.ShouldBe("need-not-ready");
        File.Delete(world.PathOf("orders"));
        await world.UntilAsync("system", "ready");

        await SayAsync(world, "SET", "agent:not_ready:registry", "no model", "EX", "60");
        await world.UntilAsync("system", "waiting", "need-not-ready");
        await world.WhyUntilAsync("system", "no model");
        await SayAsync(world, "SET", "agent:ready:registry", "1", "EX", "300");
        await world.UntilAsync("system", "ready");

        (await world.PbmAsync("agent", "stop", "nats")).Exit.ShouldBe(0);
        await world.UntilAsync("system", "waiting", "need-not-ready");
        await world.WhyUntilAsync("system", "nats, which is stopped");
        (await world.PbmAsync("agent", "start", "nats")).Exit.ShouldBe(0);
        await world.UntilAsync("system", "ready");
    }

    private async Task ApplyAsync(FleetWorld world)
    {
        world.Write("key.py", RedisScripts.Key);
        world.Write(
            "registry.sh",
            $"python3 DIR/key.py {_redis.Number} SET agent:ready:registry 1 EX 300; "
                + $"exec python3 DIR/door.py {_door.Number} DIR/orders"
        );
        var file = world.Write(
            "fleet.yaml",
            $$"""
            x-supervisor: { nodes: { pc1: { redis: "127.0.0.1:{{_redis.Number}}" } } }
            services:
              redis:
                x-supervisor:
                  agents:
                    redis:
                      command: [{{RedisServer.ProgramIn(
                world.Scratch.Home
            )}}, --port, "{{_redis.Number}}", --bind, 127.0.0.1, --save, "", --notify-keyspace-events, KA]
                      probe: { redis: ":{{_redis.Number}}", {{Quick}} }
              nats:
                x-supervisor:
                  agents:
                    nats:
                      command: [{{NatsProgram.Path}}, --addr, 127.0.0.1, --port, "{{_nats.Number}}", --jetstream, --store_dir, DIR/jetstream]
                      probe: { nats: ":{{_nats.Number}}/jetstream", {{Quick}} }
              core:
                x-supervisor:
                  ready: { quorum: 70% }
                  agents:
                    registry:
                      command: [sh, DIR/registry.sh]
                      needs: [redis, nats]
                      ttl: 300s
                      probe: { http: ":{{_door.Number}}/health", {{Quick}} }
              system:
                x-supervisor:
                  agents:
                    system:
                      command: [sh, -c, 'echo ready >&3; exec sleep 1000']
                      needs: [ { name: redis, onLoss: stop }, { name: nats, onLoss: stop }, { name: core, onLoss: stop } ]
            """
        );
        var applied = await world.PbmAsync("fleet", "up", file);
        applied.Exit.ShouldBe(0, applied.Error);
    }

    private async Task SayAsync(FleetWorld world, params string[] words) =>
        (await RedisScripts.SayAsync(world, _redis.Number, words)).Exit.ShouldBe(0);
}
