using Shouldly;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Events;
using Supervisor.TestKit.Docker.Engines;
using Xunit;

namespace Supervisor.TestKit.Docker.Contracts;

/// <summary>What the engine tells by itself.</summary>
public abstract class EventContract(EngineFixture engine) : EngineContract(engine)
{
    [Fact]
    public async Task Events_OfALabel_TellStartAndEndOfThoseAlone()
    {
        var mark = Guid.NewGuid().ToString("N");
        using var events = await OpenAsync(EngineFilters.None.Label("mark", mark).And("type", "container"));
        await RunAsync(Engine.Shell("true"));
        var name = await RunAsync(
            Engine.Shell("exit 3") with
            {
                Labels = new Dictionary<string, string> { ["mark"] = mark },
            }
        );
        Done(await Client.Containers.RemoveAsync(name, force: false, volumes: true, Cancellation));

        var seen = new List<EngineEvent>();
        await FirstAsync(
            events,
            happened =>
            {
                seen.Add(happened);
                return happened.Word == Differences.RemovalEvent;
            },
            "that it is removed"
        );

        seen.ShouldAllBe(happened => happened.Actor!.Attributes!["name"] == name);
        seen.Select(happened => happened.Word)
            .Where(word => word is "create" or "start" or "die")
            .ShouldBe(["create", "start", "die"]);
        var end = seen.Single(happened => happened.Word == "die");
        end.Actor.ShouldNotBeNull().Attributes.ShouldNotBeNull()["exitCode"].ShouldBe("3");
        end.Moment.ShouldBe(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task Events_SinceBefore_TellWhatHasBeen()
    {
        var name = await RunAsync(Engine.Shell("true"));

        using var events = await OpenAsync(EngineFilters.None.And("container", name));

        await FirstAsync(events, happened => happened.Word == "die", "the end that has been");
    }

    [Fact]
    public async Task Events_OfACommand_BeginWithTheirWord()
    {
        var name = await StartAsync(Engine.Shell(Waits));
        using var events = await OpenAsync(EngineFilters.None.And("container", name));
        var exec = Done(await Client.Exec.CreateAsync(name, new() { Cmd = ["sh", "-c", "true: yes"] }, Cancellation));

        Done(await Client.Exec.StartAsync(exec.Id, Cancellation));

        await FirstAsync(events, happened => happened.Word == Differences.ExecEvent, "the start of a command");
    }

    private async Task<EngineFeed<EngineEvent>> OpenAsync(EngineFilters filters) =>
        Done(await Client.Events.OpenAsync(filters, DateTimeOffset.UtcNow.AddSeconds(-5), Cancellation));
}
