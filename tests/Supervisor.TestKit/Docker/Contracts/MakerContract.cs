using System.Text;
using Shouldly;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Fleet.Model.Resources;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Values;
using Supervisor.Runtimes.Containers;
using Supervisor.Runtimes.Containers.Folders;
using Supervisor.Runtimes.Containers.Making;
using Supervisor.Runtimes.Docker.Connections;
using Supervisor.Runtimes.Docker.Containers;
using Supervisor.Runtimes.Docker.Images.Credentials;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Surroundings;
using Supervisor.TestKit.Docker.Engines;
using Xunit;

namespace Supervisor.TestKit.Docker.Contracts;

/// <summary>That a container is made with all that it needs around it, or that it is said what is missing.</summary>
public abstract class MakerContract : EngineContract
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("supervisor-test-");
    private readonly List<string> _made = [];
    private readonly List<string> _networks = [];
    private readonly List<string> _volumes = [];
    private readonly List<MakingNote> _notes = [];
    private readonly ContainerPlace _place;
    private readonly ContainerMaking _making;

    protected MakerContract(EngineFixture engine)
        : base(engine)
    {
        _place = new ContainerPlace
        {
            Cluster = engine.Run,
            Node = "node",
            Agent = new AgentAddress("web", "web"),
            GroupFolder = GroupFolder.Of(Path.Combine(_directory.FullName, "groups"), "web"),
            FilesFolder = Path.Combine(_directory.FullName, "files"),
        };
        GroupFolders.Prepare(_place.GroupFolder);
        var user = new UserSurroundings(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["DOCKER_CONFIG"] = _directory.FullName },
            _directory.FullName,
            IsWindows: false
        );
        var pulls = new ImagePulls(new RegistryLogins(user, TimeProvider.System), new PullGate(2));
        _making = new ContainerMaking(pulls, TimeProvider.System, _notes.Add);
    }

    [Fact]
    public async Task Make_OfAContainer_LeavesItUnstartedWithItsLabels()
    {
        var id = Done(await MakeAsync(Definition(Service("true"))));

        var facts = await InspectAsync(id);
        facts.State.ShouldNotBeNull().Running.ShouldBeFalse();
        var labels = facts.Config.ShouldNotBeNull().Labels.ShouldNotBeNull();
        (labels["supervisor.cluster"], labels["supervisor.agent"], labels["supervisor.definition"]).ShouldBe(
            (Engine.Run, "web", "hash")
        );
    }

    [Fact]
    public async Task Container_ThatWasMade_RunsWithItsVariablesItsFolderAndItsFiles()
    {
        await File.WriteAllTextAsync(Path.Combine(_place.GroupFolder.Path, "word"), "hello\n", Cancellation);
        var service = Service(
            "cat /run/supervisor/word; echo $HERB-$SPICE; cat /run/secrets/key; echo x > /run/secrets/key"
        ) with
        {
            Environment = ValueMap<string?>.Empty.With("HERB", "sage").With("SPICE", null),
            User = "1000:1000",
        };
        var definition = Definition(service) with { Files = [new PlacedFile("/run/secrets/key", Bytes("secret\n"))] };

        var id = Done(await MakeAsync(definition));
        var output = await OutputAsync(id);

        output.ShouldStartWith("hello\nsage-\nsecret\n");
        (await InspectAsync(id)).State.ShouldNotBeNull().ExitCode.ShouldNotBe(0, "The file could be written.");
        var file = new DirectoryInfo(_place.FilesFolder).GetFiles().ShouldHaveSingleItem();
        file.UnixFileMode.ShouldBe(UnixFileMode.UserRead);
    }

    [Fact]
    public async Task File_ForAUserWhoHasANameOnlyInTheContainer_IsReadThere()
    {
        var definition = Definition(Service("cat /conf") with { User = "guest" }) with
        {
            Files = [new PlacedFile("/conf", Bytes("word"))],
        };

        (await OutputAsync(Done(await MakeAsync(definition)))).ShouldBe("word");
    }

    [Fact]
    public async Task Make_WithANetworkAndAVolume_MakesThemAsThoseOfItsProject()
    {
        var (network, volume) = (NewNetwork(91), NewVolume());
        var definition = Definition(
            Service("true") with
            {
                NetworkMode = null,
                Networks = ValueMap<NetworkAttachment>.Empty.With("front", new NetworkAttachment { Aliases = ["www"] }),
                Mounts = [new MountModel(MountKind.Volume, "data", "/data")],
            }
        ) with
        {
            Networks = ValueMap<NetworkModel>.Empty.With("front", network),
            Volumes = ValueMap<VolumeModel>.Empty.With("data", volume),
        };

        var facts = await InspectAsync(Done(await MakeAsync(definition)));

        var aliases = facts.NetworkSettings!.Networks!.ShouldHaveSingleItem().Value.Aliases.ShouldNotBeNull();
        aliases.ShouldContain("web");
        aliases.ShouldContain("www");
        facts.Mounts.ShouldNotBeNull().ShouldContain(mount => mount.Name == volume.Name);
        var made = Done(await Client.Networks.InspectAsync(network.Name, Cancellation));
        made.Labels.ShouldNotBeNull()["com.docker.compose.network"].ShouldBe("front");
        var kept = Done(await Client.Volumes.InspectAsync(volume.Name, Cancellation));
        kept.Labels.ShouldNotBeNull()["com.docker.compose.volume"].ShouldBe("data");
        _notes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Container_OfTwoNetworks_IsInBoth()
    {
        var (front, back) = (NewNetwork(92), NewNetwork(93));
        var definition = Definition(
            Service("true") with
            {
                NetworkMode = null,
                Networks = ValueMap<NetworkAttachment>
                    .Empty.With("front", new NetworkAttachment())
                    .With("back", new NetworkAttachment()),
            }
        ) with
        {
            Networks = ValueMap<NetworkModel>.Empty.With("front", front).With("back", back),
        };

        var facts = await InspectAsync(Done(await MakeAsync(definition)));

        facts.NetworkSettings!.Networks!.Keys.ShouldBe([front.Name, back.Name], ignoreOrder: true);
    }

    [Fact]
    public async Task Make_Again_IsTheSameContainer()
    {
        var definition = Definition(Service("true"));

        var first = Done(await MakeAsync(definition));
        var second = Done(await MakeAsync(definition));

        second.ShouldBe(first);
    }

    [Fact]
    public async Task Make_UnderANameThatAnOlderDefinitionHas_SaysSo()
    {
        var definition = Definition(Service("true"));
        Done(await MakeAsync(definition));

        var error = Failed(await MakeAsync(definition with { Hash = "other" }));

        error.Code.ShouldBe(MakingErrorCodes.NameTaken);
        error.Why.ShouldContain("older definition");
        error.Remedy.ShouldContain($"docker rm -f {definition.Service.ContainerName}");
    }

    [Fact]
    public async Task Make_UnderANameThatAStrangerHas_TouchesNothing()
    {
        var name = await CreateAsync(Engine.Shell("true"));

        var error = Failed(
            await MakeAsync(
                Definition(Service("true")) with
                {
                    Service = Service("true") with { ContainerName = name },
                }
            )
        );

        error.Code.ShouldBe(MakingErrorCodes.NameTaken);
        (await InspectAsync(name))
            .Config.ShouldNotBeNull()
            .Labels.ShouldNotBeNull()
            .Keys.ShouldContain(EngineFixture.Label);
    }

    [Fact]
    public async Task Network_OrVolumeOfSomebodyElse_ThatIsNotThere_IsNamed()
    {
        var network = new NetworkModel { Name = NewName("network"), External = true };
        var volume = new VolumeModel { Name = NewName("volume"), External = true };
        var definition = Definition(Service("true"));

        var first = Failed(
            await MakeAsync(definition with { Networks = ValueMap<NetworkModel>.Empty.With("front", network) })
        );
        var second = Failed(
            await MakeAsync(definition with { Volumes = ValueMap<VolumeModel>.Empty.With("data", volume) })
        );

        (first.Code, first.Remedy).ShouldBe((MakingErrorCodes.NoNetwork, $"docker network create {network.Name}"));
        (second.Code, second.Remedy).ShouldBe((MakingErrorCodes.NoVolume, $"docker volume create {volume.Name}"));
    }

    [Fact]
    public async Task Network_ThatIsOtherwiseThanTheFileSays_IsUsedAsItIsAndToldOf()
    {
        var network = NewNetwork(94);
        var definition = Definition(Service("true")) with
        {
            Networks = ValueMap<NetworkModel>.Empty.With("front", network),
        };
        Done(await MakeAsync(definition));

        var other = network with { Ipam = Plan(95) };
        Done(await MakeAsync(definition with { Networks = ValueMap<NetworkModel>.Empty.With("front", other) }));

        var note = _notes.ShouldHaveSingleItem();
        note.IsWarning.ShouldBeTrue();
        note.Text.ShouldContain($"{Engine.Subnets}.94.0/24 and not {Engine.Subnets}.95.0/24");
        note.Text.ShouldContain($"docker network rm {network.Name}");
    }

    [Fact]
    public async Task Image_ThatIsMissingAndNotPulled_IsNamedWithTheWayToBuildIt()
    {
        var service = Service("true") with
        {
            Image = "localhost/supervisor-test-none:1",
            PullPolicy = "never",
            Build = new BuildModel { Context = "/src/web", Dockerfile = "Dockerfile.web" },
        };

        var error = Failed(await MakeAsync(Definition(service)));

        error.Code.ShouldBe(MakingErrorCodes.NoImage);
        error.Remedy.ShouldBe("docker build -t localhost/supervisor-test-none:1 -f /src/web/Dockerfile.web /src/web");
    }

    [Fact]
    public async Task Image_ThatIsMissing_IsPulledWithTheLoginOfThisUserAndToldOf()
    {
        LogIn(TestRegistry.Password);

        Done(await MakeAsync(Definition(Service("true") with { Image = Engine.Registry.Image })));

        _notes.ShouldContain(note => !note.IsWarning && note.Text.StartsWith("Pulling ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData("always", 2)]
    [InlineData("every_1h", 1)]
    [InlineData("every_0s", 2)]
    [InlineData("never", 1)]
    public async Task Image_ThatIsHere_IsPulledAgainAsThePolicySays(string? policy, int pulls)
    {
        LogIn(TestRegistry.Password);
        var service = Service("true") with { Image = Engine.Registry.Image };
        Done(await MakeAsync(Definition(service)));

        Done(await MakeAsync(Definition(service with { PullPolicy = policy })));

        _notes.Count(note => note.Text.EndsWith("app:1.", StringComparison.Ordinal)).ShouldBe(pulls);
    }

    [Fact]
    public async Task Image_ThatItsRegistryDoesNotGive_IsNamedWithWhatTheEngineSaid()
    {
        LogIn("wrong");

        var error = Failed(await MakeAsync(Definition(Service("true") with { Image = Engine.Registry.Image })));

        error.Code.ShouldBe(MakingErrorCodes.NotPulled);
        error.Why.ShouldStartWith("The engine said: ");
    }

    private protected override async Task CleanUpAsync()
    {
        await Task.WhenAll(
            _made.Select(name => Client.Containers.RemoveAsync(name, force: true, volumes: true, default))
        );
        await Client.Images.RemoveAsync(Engine.Registry.Image, force: true, default);
        await Task.WhenAll(_networks.Select(name => Client.Networks.RemoveAsync(name, default)));
        await Task.WhenAll(_volumes.Select(name => Client.Volumes.RemoveAsync(name, force: true, default)));
        _directory.Delete(recursive: true);
    }

    private Task<Outcome<string>> MakeAsync(ContainerDefinition definition) =>
        _making.MakeAsync(Client, definition, _place, Cancellation);

    private ServiceModel Service(string line)
    {
        var name = NewName("container");
        _made.Add(name);
        return new ServiceModel
        {
            Image = Engine.Image,
            ContainerName = name,
            Command = ["sh", "-c", line],
            NetworkMode = "none",
            Labels = ValueMap<string>.Empty.With(EngineFixture.Label, Engine.Run),
        };
    }

    private static ContainerDefinition Definition(ServiceModel service) =>
        new()
        {
            Group = "web",
            Project = "demo",
            Service = service,
            Hash = "hash",
        };

    private NetworkModel NewNetwork(int third)
    {
        var name = NewName("network");
        _networks.Add(name);
        return new NetworkModel
        {
            Name = name,
            // Nothing of the machine's own network is touched.
            Internal = true,
            Ipam = Plan(third),
        };
    }

    private IpamModel Plan(int third) =>
        new(
            null,
            [new IpamPool($"{Engine.Subnets}.{third}.0/24", null, null, ValueMap<string>.Empty)],
            ValueMap<string>.Empty
        );

    private VolumeModel NewVolume()
    {
        var name = NewName("volume");
        _volumes.Add(name);
        return new VolumeModel { Name = name };
    }

    private void LogIn(string password)
    {
        var login = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{TestRegistry.User}:{password}"));
        File.WriteAllText(
            Path.Combine(_directory.FullName, "config.json"),
            $$"""{ "auths": { "{{Engine.Registry.Address}}": { "auth": "{{login}}" } } }"""
        );
    }

    private async Task<string> OutputAsync(string id)
    {
        using var wait = Done(await Client.Containers.WaitAsync(id, WaitFor.NextExit, Cancellation));
        Done(await Client.Containers.StartAsync(id, Cancellation));
        Done(await InTime(wait.ExitAsync(Cancellation)));
        using var feed = Done(await Client.Logs.OpenAsync(id, new(), Cancellation));
        return (await ReadAsync(feed)).Output;
    }

    private static ValueList<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text).ToValueList();

    private static string Done(Outcome<string> outcome)
    {
        outcome.IsOk.ShouldBeTrue($"{outcome.Error}");
        return outcome.Value!;
    }

    private static OperatorError Failed(Outcome<string> outcome) => outcome.Error.ShouldNotBeNull($"{outcome.Value}");
}
