using Shouldly;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Containers;
using Supervisor.Runtimes.Docker.Networks;
using Supervisor.TestKit.Docker.Engines;
using Xunit;

namespace Supervisor.TestKit.Docker.Contracts;

/// <summary>Networks, and who is in them. Nothing runs in them here: that would leave traces in the machine's own network.</summary>
public abstract class NetworkContract(EngineFixture engine) : EngineContract(engine)
{
    private readonly List<string> _networks = [];

    [Fact]
    public async Task Create_WithAPlanOfAddresses_IsAsItWasPlanned()
    {
        var name = await NetworkAsync(81);

        var network = Done(await Client.Networks.InspectAsync(name, Cancellation));

        (network.Name, network.Driver, network.Internal).ShouldBe((name, "bridge", true));
        var pool = network.Addresses.ShouldNotBeNull().Config.ShouldNotBeNull().ShouldHaveSingleItem();
        (pool.Subnet, pool.Gateway).ShouldBe(($"{Engine.Subnets}.81.0/24", $"{Engine.Subnets}.81.1"));
        network.Labels.ShouldNotBeNull()[EngineFixture.Label].ShouldBe(Engine.Run);
    }

    [Fact]
    public async Task Create_NameThatIsTaken_IsRefused()
    {
        var name = await NetworkAsync(82);

        ShouldBeConflict(await Client.Networks.CreateAsync(new NetworkSpec { Name = name }, Cancellation));
    }

    [Fact]
    public async Task List_ByLabel_HasThatNetworkAlone()
    {
        var name = await NetworkAsync(83, ("mark", "83"));

        var rows = Done(await Client.Networks.ListAsync(EngineFilters.None.Label("mark", "83"), Cancellation));

        rows.ShouldHaveSingleItem().Name.ShouldBe(name);
    }

    [Fact]
    public async Task Container_PutIntoANetwork_HasItsAliasesThereUntilItIsTakenOut()
    {
        var (first, second) = (await NetworkAsync(84), await NetworkAsync(85));
        var spec = Engine.Shell(Waits);
        var container = await CreateAsync(
            spec with
            {
                HostConfig = spec.HostConfig! with { NetworkMode = first },
                NetworkingConfig = new NetworkingSpec(
                    new Dictionary<string, EndpointSpec> { [first] = new() { Aliases = ["cook"] } }
                ),
            }
        );

        Done(
            await Client.Networks.ConnectAsync(
                second,
                container,
                new EndpointSpec { Aliases = ["waiter"] },
                Cancellation
            )
        );

        var networks = await NetworksOfAsync(container);
        networks.Keys.ShouldBe([first, second], ignoreOrder: true);
        networks[first].Aliases.ShouldNotBeNull().ShouldContain("cook");
        networks[second].Aliases.ShouldNotBeNull().ShouldContain("waiter");

        Done(await Client.Networks.DisconnectAsync(second, container, force: false, Cancellation));
        (await NetworksOfAsync(container)).Keys.ShouldBe([first]);
    }

    [Fact]
    public async Task Container_WhoseNetworkIsGone_IsNotStarted()
    {
        var name = await NetworkAsync(86);
        var spec = Engine.Shell(Waits);
        var container = await CreateAsync(
            spec with
            {
                HostConfig = spec.HostConfig! with { NetworkMode = name },
                NetworkingConfig = new NetworkingSpec(new Dictionary<string, EndpointSpec> { [name] = new() }),
            }
        );
        Assert.SkipUnless(
            (await Client.Networks.RemoveAsync(name, Cancellation)).IsOk,
            "This engine keeps networks that containers are to be in."
        );

        var refused = Refused(await Client.Containers.StartAsync(container, Cancellation));

        refused.Message.ShouldContain("network");
        refused.Message.ShouldContain("not found");
    }

    [Fact]
    public async Task Anything_OfNoSuchNetwork_IsAbsent()
    {
        var name = NewName("network");

        ShouldBeAbsent(await Client.Networks.InspectAsync(name, Cancellation));
        ShouldBeAbsent(await Client.Networks.RemoveAsync(name, Cancellation));
    }

    private protected override Task CleanUpAsync() =>
        Task.WhenAll(_networks.Select(name => Client.Networks.RemoveAsync(name, CancellationToken.None)));

    private async Task<string> NetworkAsync(int third, params (string Name, string Value)[] labels)
    {
        var name = NewName("network");
        _networks.Add(name);
        var all = labels.Append((Name: EngineFixture.Label, Value: Engine.Run));
        Done(
            await Client.Networks.CreateAsync(
                new NetworkSpec
                {
                    Name = name,
                    Driver = "bridge",
                    Internal = true,
                    Addresses = new AddressPlan(
                        null,
                        [new AddressPool($"{Engine.Subnets}.{third}.0/24", $"{Engine.Subnets}.{third}.1")]
                    ),
                    Labels = all.ToDictionary(label => label.Name, label => label.Value),
                },
                Cancellation
            )
        );
        return name;
    }

    private async Task<IReadOnlyDictionary<string, EndpointFacts>> NetworksOfAsync(string container) =>
        (await InspectAsync(container)).NetworkSettings.ShouldNotBeNull().Networks.ShouldNotBeNull();
}
