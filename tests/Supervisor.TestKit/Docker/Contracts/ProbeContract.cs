using Shouldly;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Fleet.Values;
using Supervisor.Runtimes.Docker.Containers;
using Supervisor.Runtimes.Docker.Exec;
using Supervisor.Runtimes.Docker.Networks;
using Supervisor.Runtimes.Probing;
using Supervisor.Runtimes.Probing.Places;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Probing;
using Supervisor.TestKit.Docker.Engines;
using Supervisor.TestKit.Probing;
using Xunit;

namespace Supervisor.TestKit.Docker.Contracts;

/// <summary>What is asked of a container without a network is asked from within it.</summary>
public abstract class ProbeContract(EngineFixture engine) : EngineContract(engine)
{
    private const string Serves = "mkdir /www; echo ok > /www/health; exec busybox httpd -f -p 127.0.0.1:8200 -h /www";

    private static readonly AgentDefinition Seasoned = ProbedAgents.Named("agent") with
    {
        Launch = new ExecLaunch(new AgentAddress("group", "group"))
        {
            Command = ["true"],
            Environment = ValueMap<string?>.Empty.With("HERB", "sage"),
            Directory = "/tmp",
            User = "1000",
        },
    };

    private readonly List<string> _networks = [];

    [Fact]
    public async Task Connection_ToAContainerWithoutANetwork_IsMadeFromWithin()
    {
        using var prober = await ProberOfAsync(Serves);
        var asked = new ProbeTarget.Http(":8200/health");
        await AnswersAsync(prober, asked);
        (await AskAsync(prober, new ProbeTarget.Http(":8200/nothing"))).ShouldBe(
            ProbeAnswer.Failed("answered 404 Not Found")
        );
        (await AskAsync(prober, new ProbeTarget.Tcp(":8201"))).ShouldBe(ProbeAnswer.Failed(ProbeAnswer.Refused));
    }

    [Fact]
    public async Task Name_ThatTheContainerAloneKnows_IsLookedUpThere()
    {
        var network = await NetworkAsync();
        var kitchen = Engine.Shell(Serves.Replace("127.0.0.1", "0.0.0.0", StringComparison.Ordinal));
        await StartAsync(
            kitchen with
            {
                HostConfig = kitchen.HostConfig! with { NetworkMode = network },
                NetworkingConfig = Aliased(network, "kitchen"),
            }
        );
        var guest = Engine.Shell(Waits);
        var asker = await StartAsync(
            guest with
            {
                HostConfig = guest.HostConfig! with { NetworkMode = network, ExtraHosts = ["myself:127.0.0.1"] },
            }
        );
        using var prober = await ProberInAsync(asker);

        (await AskAsync(prober, new ProbeTarget.Tcp("myself:8200"))).ShouldBe(ProbeAnswer.Failed(ProbeAnswer.Refused));
        (await AskAsync(prober, new ProbeTarget.Tcp("nobody:8200"))).Passed.ShouldBeFalse();
        if (Differences.KnowsNamesOfNetworks)
        {
            await AnswersAsync(prober, new ProbeTarget.Http("http://kitchen:8200/health"));
        }
    }

    [Theory]
    [InlineData("true", true, "")]
    [InlineData("test -e /bin/busybox", true, "")]
    [InlineData("echo so it is not >&2; exit 3", false, "exit code 3: so it is not")]
    [InlineData("echo by the way; exit 3", false, "exit code 3: by the way")]
    [InlineData("test $SPICE-$HERB = salt-sage", true, "")]
    [InlineData("test $(pwd)-$(id -u) = /tmp-1000", true, "")]
    public async Task Command_RunsInTheContainer(string line, bool passes, string reason)
    {
        using var prober = await ProberOfAsync(Waits);

        (await AskAsync(prober, new ProbeTarget.Exec(["sh", "-c", line]))).ShouldBe(new ProbeAnswer(passes, reason));
    }

    [Fact]
    public async Task Command_ThatIsNotThere_FailsWithTheEnginesWords()
    {
        using var prober = await ProberOfAsync(Waits);

        var answer = await AskAsync(prober, new ProbeTarget.Exec(["no-such-command"]));

        answer.Passed.ShouldBeFalse();
        answer.Reason.ShouldContain("no-such-command");
    }

    [Fact]
    public async Task Command_ThatHangs_IsKilledWhenItsTimeIsUp()
    {
        var container = await StartAsync(Engine.Shell(Waits));
        using var prober = await ProberInAsync(container);

        var answer = await prober.ProbeAsync(
            Seasoned,
            new ProbeTarget.Exec(["sleep", "54321"]),
            TimeSpan.FromMilliseconds(500)
        );

        answer.ShouldBe(ProbeAnswer.Failed("no answer within 500ms"));
        ProbeAnswer isGone;
        do
        {
            Cancellation.ThrowIfCancellationRequested();
            isGone = await AskAsync(
                prober,
                new ProbeTarget.Exec([
                    "sh",
                    "-c",
                    "for p in /proc/[0-9]*; do ! grep -q 5432[1] $p/cmdline || exit 1; done",
                ])
            );
        } while (!isGone.Passed);
    }

    [Fact]
    public async Task Container_ThatEnded_IsNotAsked()
    {
        var container = await StartAsync(Engine.Shell(Waits));
        using var prober = await ProberInAsync(container);
        Done(await Client.Containers.RemoveAsync(container, force: true, volumes: true, Cancellation));

        (await AskAsync(prober, new ProbeTarget.Tcp(":8200"))).ShouldBe(
            ProbeAnswer.Failed("its container does not run")
        );
        var answer = await AskAsync(prober, new ProbeTarget.Exec(["true"]));
        answer.Passed.ShouldBeFalse();
        answer.Reason.ShouldStartWith("it could not be run: ");
    }

    private protected override Task CleanUpAsync() =>
        Task.WhenAll(_networks.Select(name => Client.Networks.RemoveAsync(name, CancellationToken.None)));

    /// <summary>As soon as somebody listens.</summary>
    private static async Task AnswersAsync(Prober prober, ProbeTarget target)
    {
        var begun = TimeProvider.System.GetTimestamp();
        ProbeAnswer answer;
        do
        {
            answer = await AskAsync(prober, target);
        } while (answer.Reason == ProbeAnswer.Refused && TimeProvider.System.GetElapsedTime(begun) < Patience);

        answer.ShouldBe(ProbeAnswer.Ok);
    }

    private async Task<string> NetworkAsync()
    {
        var name = NewName("network");
        _networks.Add(name);
        var pool = new AddressPool($"{Engine.Subnets}.87.0/24", $"{Engine.Subnets}.87.1");
        var spec = new NetworkSpec
        {
            Name = name,
            Driver = "bridge",
            Internal = true,
            Addresses = new AddressPlan(null, [pool]),
            Labels = new Dictionary<string, string> { [EngineFixture.Label] = Engine.Run },
        };
        Done(await Client.Networks.CreateAsync(spec, Cancellation));
        return name;
    }

    private static NetworkingSpec Aliased(string network, string alias) =>
        new(new Dictionary<string, EndpointSpec> { [network] = new() { Aliases = [alias] } });

    private async Task<Prober> ProberOfAsync(string line) => await ProberInAsync(await StartAsync(Engine.Shell(line)));

    private async Task<Prober> ProberInAsync(string name)
    {
        var facts = await InspectAsync(name);
        var commands = new EngineCommands(Client, TimeProvider.System);
        var place = new ProbePlace.Container(facts.Id, facts.State!.Pid, commands);
        return new Prober(TimeProvider.System, ProberLimits.Usual, new Places(place));
    }

    private static Task<ProbeAnswer> AskAsync(Prober prober, ProbeTarget target) =>
        prober.ProbeAsync(Seasoned, target, Patience);

    private sealed class Places(ProbePlace place) : IProbePlaces
    {
        public ValueTask<ProbePlace> FindAsync(AgentDefinition agent, CancellationToken timeUp) => new(place);
    }
}
