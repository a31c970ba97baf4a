using Shouldly;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Containers;
using Supervisor.TestKit.Docker.Engines;
using Xunit;

namespace Supervisor.TestKit.Docker.Contracts;

/// <summary>That what is asked for reaches the container.</summary>
public abstract class ContainerSpecContract(EngineFixture engine) : EngineContract(engine)
{
    [Fact]
    public async Task Limits_ThatAreAskedFor_AreThoseOfTheContainer()
    {
        var spec = Engine.Shell(Waits);
        var asked = spec.HostConfig! with
        {
            Memory = 64 << 20,
            MemoryReservation = 32 << 20,
            NanoCpus = 500_000_000,
            PidsLimit = 50,
            ShmSize = 8 << 20,
            OomScoreAdj = 300,
            ReadonlyRootfs = true,
            CapDrop = ["ALL"],
            CapAdd = ["CHOWN"],
            SecurityOpt = ["no-new-privileges"],
            Tmpfs = new Dictionary<string, string> { ["/scratch"] = "size=65536" },
            ExtraHosts = ["other:10.1.2.3"],
            Sysctls = new Dictionary<string, string> { ["net.ipv4.ip_unprivileged_port_start"] = "80" },
        };

        var host = (
            await InspectAsync(await CreateAsync(spec with { HostConfig = asked }))
        ).HostConfig.ShouldNotBeNull();

        (host.Memory, host.MemoryReservation, host.NanoCpus, host.PidsLimit).ShouldBe(
            (64L << 20, 32L << 20, 500_000_000L, 50L)
        );
        (host.ShmSize, host.OomScoreAdj, host.ReadonlyRootfs).ShouldBe((8L << 20, 300, true));
        host.ExtraHosts.ShouldBe(asked.ExtraHosts);
        host.Tmpfs.ShouldNotBeNull().Keys.ShouldContain("/scratch");
        host.Ulimits.ShouldNotBeNull().Count.ShouldBe(2);
        host.NetworkMode.ShouldBe("none");
    }

    [Fact]
    public async Task Identity_ThatIsAskedFor_IsWhatTheProgramFinds()
    {
        var line = "id -u; pwd; echo $SPICE-$HERB; echo $(cat /etc/hostname)";
        var spec = Engine.Shell(line) with
        {
            User = "guest",
            WorkingDir = "/tmp",
            Env = ["HERB=sage"],
            Hostname = "cellar",
            StopSignal = "SIGINT",
            StopTimeout = 7,
        };
        var name = await RunAsync(spec);

        using var feed = Done(await Client.Logs.OpenAsync(name, new(), Cancellation));
        var (output, _) = await ReadAsync(feed);

        output.ShouldBe("1000\n/tmp\nsalt-sage\ncellar\n");
    }

    [Fact]
    public async Task Mounts_ThatAreAskedFor_AreSeenInside()
    {
        var directory = Directory.CreateTempSubdirectory("supervisor-test-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(directory.FullName, "word"), "hello", Cancellation);
            var spec = Engine.Shell(
                "cat /shared/word; echo no > /shared/word || echo refused; dd of=/own/x < /dev/null"
            );
            var host = spec.HostConfig! with
            {
                Mounts =
                [
                    new MountSpec("bind", directory.FullName, "/shared", ReadOnly: true),
                    new MountSpec("tmpfs", null, "/own") { TmpfsOptions = new TmpfsSpec(1 << 20, null) },
                ],
            };
            var name = await RunAsync(spec with { HostConfig = host });

            using var feed = Done(await Client.Logs.OpenAsync(name, new(), Cancellation));
            var (output, _) = await ReadAsync(feed);

            output.ShouldStartWith("hellorefused\n");
            var facts = await InspectAsync(name);
            facts.State.ShouldNotBeNull().ExitCode.ShouldBe(0);
            var mount = facts.Mounts.ShouldNotBeNull().Single(mount => mount.Destination == "/shared");
            (mount.Type, mount.Source, mount.Writable).ShouldBe(("bind", directory.FullName, false));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Ports_ThatAreAskedFor_AreThoseOfTheContainer()
    {
        var spec = Engine.Shell(Waits) with
        {
            ExposedPorts = new Dictionary<string, EmptyObject> { ["80/tcp"] = EmptyObject.Value },
        };
        var host = spec.HostConfig! with
        {
            NetworkMode = "bridge",
            PortBindings = new Dictionary<string, IReadOnlyList<PortSpec>?>
            {
                ["80/tcp"] = [new PortSpec("127.0.0.1", "18080")],
            },
        };

        // Not started: the machine's port is nobody's business here.
        var facts = await InspectAsync(await CreateAsync(spec with { HostConfig = host }));

        var bindings = facts.HostConfig.ShouldNotBeNull().PortBindings.ShouldNotBeNull();
        bindings["80/tcp"].ShouldNotBeNull().ShouldBe([new PortSpec("127.0.0.1", "18080")]);
    }

    [Fact]
    public async Task Health_ThatIsAskedFor_IsLookedAfter()
    {
        var second = EngineUnits.Nanoseconds(TimeSpan.FromSeconds(1));
        var spec = Engine.Shell(Waits) with
        {
            Healthcheck = new HealthSpec(["CMD-SHELL", "true"], second, 10 * second, 0, 3),
        };
        var facts = await InspectAsync(await CreateAsync(spec));
        var check = facts.Config.ShouldNotBeNull().Healthcheck.ShouldNotBeNull();
        (check.Interval, check.Retries).ShouldBe((second, 3));
        check.Test.ShouldBe(["CMD-SHELL", "true"]);
        Assert.SkipUnless(Differences.LooksAfterHealth, "This engine leaves it to systemd to look.");

        using var events = Done(
            await Client.Events.OpenAsync(
                EngineFilters.None.And("container", facts.Id),
                DateTimeOffset.UtcNow.AddSeconds(-1),
                Cancellation
            )
        );
        Done(await Client.Containers.StartAsync(facts.Id, Cancellation));
        await FirstAsync(events, happened => happened.Action == "health_status: healthy", "that it is healthy");

        var health = (await InspectAsync(facts.Id)).State.ShouldNotBeNull().Health.ShouldNotBeNull();
        health.Status.ShouldBe("healthy");
        health.Log.ShouldNotBeNull().ShouldNotBeEmpty();
    }
}
