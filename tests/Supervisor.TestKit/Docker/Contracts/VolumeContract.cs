using Shouldly;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Containers;
using Supervisor.Runtimes.Docker.Volumes;
using Supervisor.TestKit.Docker.Engines;
using Xunit;

namespace Supervisor.TestKit.Docker.Contracts;

/// <summary>What outlives containers.</summary>
public abstract class VolumeContract(EngineFixture engine) : EngineContract(engine)
{
    private readonly List<string> _volumes = [];

    [Fact]
    public async Task Create_Twice_IsTheSameVolume()
    {
        var spec = NewVolume();

        var first = Done(await Client.Volumes.CreateAsync(spec, Cancellation));
        var second = Done(await Client.Volumes.CreateAsync(spec, Cancellation));

        (first.Name, first.Driver, first.Mountpoint).ShouldBe((spec.Name, "local", second.Mountpoint));
        var volume = Done(await Client.Volumes.InspectAsync(spec.Name, Cancellation));
        volume.Labels.ShouldNotBeNull()[EngineFixture.Label].ShouldBe(Engine.Run);
    }

    [Fact]
    public async Task List_ByLabel_HasThatVolumeAlone()
    {
        var spec = NewVolume() with { Labels = new Dictionary<string, string> { ["mark"] = Engine.Run } };
        Done(await Client.Volumes.CreateAsync(spec, Cancellation));

        var list = Done(await Client.Volumes.ListAsync(EngineFilters.None.Label("mark", Engine.Run), Cancellation));

        list.Volumes.ShouldNotBeNull().ShouldHaveSingleItem().Name.ShouldBe(spec.Name);
    }

    [Fact]
    public async Task Volume_OutlivesTheContainerThatWroteIt()
    {
        Assert.SkipUnless(RunsShells, "Nothing is written in containers here.");
        var volume = Done(await Client.Volumes.CreateAsync(NewVolume(), Cancellation)).Name;
        var writer = await RunAsync(With(volume, "echo kept > /data/word"));
        ShouldBeConflict(await Client.Volumes.RemoveAsync(volume, force: false, Cancellation));
        Done(await Client.Containers.RemoveAsync(writer, force: true, volumes: true, Cancellation));

        var reader = await RunAsync(With(volume, "cat /data/word"));

        using var feed = Done(await Client.Logs.OpenAsync(reader, new(), Cancellation));
        (await ReadAsync(feed)).Output.ShouldBe("kept\n");
    }

    [Fact]
    public async Task Remove_OfOneThatAContainerHas_IsRefusedUntilItHasNoneAnyMore()
    {
        var volume = Done(await Client.Volumes.CreateAsync(NewVolume(), Cancellation)).Name;
        var user = await CreateAsync(With(volume, "true"));
        ShouldBeConflict(await Client.Volumes.RemoveAsync(volume, force: false, Cancellation));

        Done(await Client.Containers.RemoveAsync(user, force: true, volumes: true, Cancellation));

        Done(await Client.Volumes.RemoveAsync(volume, force: false, Cancellation));
    }

    [Fact]
    public async Task Anything_OfNoSuchVolume_IsAbsent()
    {
        var name = NewName("volume");

        var inspected = await Client.Volumes.InspectAsync(name, Cancellation);
        var removed = await Client.Volumes.RemoveAsync(name, force: false, Cancellation);

        ShouldBeAbsent(inspected);
        ShouldBeAbsent(removed);
    }

    private protected override Task CleanUpAsync() =>
        Task.WhenAll(_volumes.Select(name => Client.Volumes.RemoveAsync(name, force: true, CancellationToken.None)));

    private VolumeSpec NewVolume()
    {
        var name = NewName("volume");
        _volumes.Add(name);
        return new VolumeSpec(name, null, null, new Dictionary<string, string> { [EngineFixture.Label] = Engine.Run });
    }

    private ContainerSpec With(string volume, string line)
    {
        var spec = Engine.Shell(line);
        return spec with { HostConfig = spec.HostConfig! with { Mounts = [new MountSpec("volume", volume, "/data")] } };
    }
}
