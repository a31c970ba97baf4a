using System.Text;
using Shouldly;
using Supervisor.Runtimes.Docker.Logs;
using Supervisor.TestKit.Docker.Engines;
using Xunit;

namespace Supervisor.TestKit.Docker.Contracts;

/// <summary>What containers wrote.</summary>
public abstract class LogContract(EngineFixture engine) : EngineContract(engine)
{
    [Fact]
    public async Task Logs_OfBothKinds_AreToldApart()
    {
        var name = await RunAsync(Engine.Shell("echo good; echo bad >&2; echo better"));

        (await ReadAsync(name, new LogQuery())).ShouldBe(("good\nbetter\n", "bad\n"));
        (await ReadAsync(name, new LogQuery { Output = false })).ShouldBe(("", "bad\n"));
        (await ReadAsync(name, new LogQuery { Errors = false })).ShouldBe(("good\nbetter\n", ""));
    }

    [Fact]
    public async Task Logs_OfTheLastLines_AreThose()
    {
        var name = await RunAsync(Engine.Shell("echo one; echo two; echo three"));

        (await ReadAsync(name, new LogQuery { Tail = 2 })).ShouldBe(("two\nthree\n", ""));
    }

    [Fact]
    public async Task Logs_OfATerminal_AreOneStream()
    {
        var name = await RunAsync(Engine.Shell("echo good; echo bad >&2") with { Tty = true });
        var isTerminal = (await InspectAsync(name)).Config.ShouldNotBeNull().Tty;

        var read = await ReadAsync(name, new LogQuery { IsTerminal = isTerminal });

        read.ShouldBe(("good\r\nbad\r\n", ""));
    }

    [Fact]
    public async Task Logs_ReadInTheWrongForm_AreAFault()
    {
        var name = await RunAsync(Engine.Shell("echo longer than a header of a frame") with { Tty = true });
        using var feed = Done(await Client.Logs.OpenAsync(name, new LogQuery { IsTerminal = false }, Cancellation));

        await foreach (var part in feed.ReadAllAsync(Cancellation))
        {
            Assert.Fail($"there are no frames, and yet there was {part}");
        }

        feed.Fault.ShouldNotBeNull().Error.Why.ShouldContain("may have a terminal");
    }

    [Fact]
    public async Task Logs_WithTimestamps_AreOfTheirMoment()
    {
        var name = await RunAsync(Engine.Shell("echo good"));

        var (output, _) = await ReadAsync(name, new LogQuery { Timestamps = true });

        var (moment, rest) = output.Split(' ') is [var first, var second] ? (first, second) : ("", "");
        rest.ShouldBe("good\n");
        DateTimeOffset.Parse(moment).ShouldBe(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task Logs_SinceTheFuture_AreNone()
    {
        var name = await RunAsync(Engine.Shell("echo good"));

        (await ReadAsync(name, new LogQuery { Since = DateTimeOffset.UtcNow.AddHours(-1) })).ShouldBe(("good\n", ""));
        (await ReadAsync(name, new LogQuery { Since = DateTimeOffset.UtcNow.AddHours(1) })).ShouldBe(("", ""));
    }

    [Fact]
    public async Task Logs_Followed_TellWhatComesAndEndWithTheContainer()
    {
        var name = await StartAsync(
            Engine.Shell("echo first; trap 'echo last; exit 0' TERM; while :; do sleep 1000 & wait; done")
        );
        using var feed = Done(await Client.Logs.OpenAsync(name, new LogQuery { Follow = true }, Cancellation));
        var said = new StringBuilder();

        await foreach (var part in feed.ReadAllAsync(Cancellation))
        {
            said.Append(Encoding.UTF8.GetString(part.Bytes.Span));
            if (said.ToString() == "first\n")
            {
                Done(await Client.Containers.KillAsync(name, "SIGTERM", Cancellation));
            }
        }

        said.ToString().ShouldBe("first\nlast\n");
        feed.Fault.ShouldBeNull();
    }

    [Fact]
    public async Task Feed_ThatIsDisposedOf_EndsWithoutAFault()
    {
        var name = await StartAsync(Engine.Shell($"echo first; {Waits}"));
        var feed = Done(await Client.Logs.OpenAsync(name, new LogQuery { Follow = true }, Cancellation));
        var parts = 0;

        await foreach (var part in feed.ReadAllAsync(Cancellation))
        {
            parts++;
            feed.Dispose();
        }

        parts.ShouldBe(1);
        feed.Fault.ShouldBeNull();
    }

    [Fact]
    public async Task Logs_OfNoSuchContainer_AreAbsent()
    {
        var outcome = await Client.Logs.OpenAsync(NewName("none"), new LogQuery(), Cancellation);

        ShouldBeAbsent(outcome);
    }

    private async Task<(string Output, string Errors)> ReadAsync(string name, LogQuery query)
    {
        using var feed = Done(await Client.Logs.OpenAsync(name, query, Cancellation));
        return await ReadAsync(feed);
    }
}
