using Shouldly;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Fleet.Values;
using Supervisor.Runtimes.Docker.Exec;
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

    [Fact]
    public async Task Connection_ToAContainerWithoutANetwork_IsMadeFromWithin()
    {
        using var prober = await ProberOfAsync(Serves);
        var asked = new ProbeTarget.Http(":8200/health");
        ProbeAnswer answer;
        do
        {
            answer = await AskAsync(prober, asked);
            Cancellation.ThrowIfCancellationRequested();
        } while (answer.Reason == ProbeAnswer.Refused);

        answer.ShouldBe(ProbeAnswer.Ok);
        (await AskAsync(prober, new ProbeTarget.Http(":8200/nothing"))).ShouldBe(
            ProbeAnswer.Failed("answered 404 Not Found")
        );
        (await AskAsync(prober, new ProbeTarget.Tcp(":8201"))).ShouldBe(ProbeAnswer.Failed(ProbeAnswer.Refused));
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
