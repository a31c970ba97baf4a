using System.Text;
using Shouldly;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Exec;
using Supervisor.Runtimes.Docker.Logs;
using Supervisor.TestKit.Docker.Engines;
using Xunit;

namespace Supervisor.TestKit.Docker.Contracts;

/// <summary>Commands inside running containers.</summary>
public abstract class ExecContract(EngineFixture engine) : EngineContract(engine)
{
    [Fact]
    public async Task Exec_Attached_GivesOutputErrorsAndCode()
    {
        var exec = await CreateExecAsync(Attached("echo good; echo bad >&2; exit 3"));
        using var session = Done(await Client.Exec.AttachAsync(exec, isTerminal: false, Cancellation));

        (await ReadAsync(session.Output)).ShouldBe(("good\n", "bad\n"));

        var facts = await EndedAsync(exec);
        (facts.Running, facts.ExitCode).ShouldBe((false, 3));
    }

    [Fact]
    public async Task Exec_WhoseInputEnds_ReadsItToTheEndAndStillAnswers()
    {
        var exec = await CreateExecAsync(Attached("cat; echo over; exit 4") with { AttachStdin = true });
        using var session = Done(await Client.Exec.AttachAsync(exec, isTerminal: false, Cancellation));

        Done(await session.WriteAsync("one\n"u8.ToArray(), Cancellation));
        Done(await session.WriteAsync("two\n"u8.ToArray(), Cancellation));
        Done(await session.CloseInputAsync(Cancellation)).ShouldBe(Change.Made);

        (await ReadAsync(session.Output)).ShouldBe(("one\ntwo\nover\n", ""));
        (await EndedAsync(exec)).ExitCode.ShouldBe(4);
    }

    [Fact]
    public async Task Exec_WithATerminal_HasItsSize()
    {
        var spec = Attached("read x; stty size; exit 5") with { AttachStdin = true, Tty = true };
        var exec = await CreateExecAsync(spec);
        using var session = Done(await Client.Exec.AttachAsync(exec, isTerminal: true, Cancellation));

        Done(await Client.Exec.ResizeAsync(exec, columns: 101, rows: 37, Cancellation));
        Done(await session.WriteAsync("go\n"u8.ToArray(), Cancellation));

        var (output, errors) = await ReadAsync(session.Output);
        output.ShouldContain("37 101\r\n");
        errors.ShouldBeEmpty();
        (await EndedAsync(exec)).ExitCode.ShouldBe(5);
    }

    [Fact]
    public async Task Exec_WithSurroundings_FindsThem()
    {
        var spec = Attached("id -u; pwd; echo $SPICE-$HERB") with
        {
            User = "1000",
            WorkingDir = "/tmp",
            Env = ["HERB=sage"],
        };
        using var session = Done(
            await Client.Exec.AttachAsync(await CreateExecAsync(spec), isTerminal: false, Cancellation)
        );

        (await ReadAsync(session.Output)).ShouldBe(("1000\n/tmp\nsalt-sage\n", ""));
    }

    [Fact]
    public async Task Exec_LeftToItself_RunsOnInsideItsContainer()
    {
        var name = await StartAsync(Engine.Shell("while [ ! -e /tmp/done ]; do sleep 0.02; done; cat /tmp/done"));
        var exec = Done(
            await Client.Exec.CreateAsync(
                name,
                new ExecSpec { Cmd = ["sh", "-c", "echo by exec > /tmp/new; mv /tmp/new /tmp/done"] },
                Cancellation
            )
        );

        Done(await Client.Exec.StartAsync(exec.Id, Cancellation));

        using var feed = Done(await Client.Logs.OpenAsync(name, new LogQuery { Follow = true }, Cancellation));
        (await ReadAsync(feed)).Output.ShouldBe("by exec\n");
    }

    [Fact]
    public async Task Exec_ThatIsLeft_RunsOn()
    {
        var exec = await CreateExecAsync(Attached("echo here; sleep 600") with { AttachStdin = true });
        var session = Done(await Client.Exec.AttachAsync(exec, isTerminal: false, Cancellation));
        var first = await FirstAsync(session.Output, static _ => true, "its first word");
        Encoding.UTF8.GetString(first.Bytes.Span).ShouldBe("here\n");

        session.Dispose();

        // The engine may tell what a command says before it has written down which process it is.
        var facts = await UntilAsync(exec, facts => facts.Pid > 0);
        facts.Running.ShouldBeTrue();
    }

    [Fact]
    public async Task Exec_ProgramThatIsNotThere_EndsWithACodeOfTheEngine()
    {
        var spec = new ExecSpec
        {
            Cmd = ["/no/such/program"],
            AttachStdout = true,
            AttachStderr = true,
        };
        var exec = await CreateExecAsync(spec);
        using var session = Done(await Client.Exec.AttachAsync(exec, isTerminal: false, Cancellation));

        var (output, errors) = await ReadAsync(session.Output);

        (output + errors).ShouldContain("/no/such/program");
        (await EndedAsync(exec)).ExitCode.ShouldBe(Differences.NotFoundInContainer);
    }

    [Fact]
    public async Task Exec_InWhatDoesNotRun_IsAConflictAndInWhatIsNotThere_Absent()
    {
        var idle = await CreateAsync(Engine.Shell(Waits));

        var inIdle = await Client.Exec.CreateAsync(idle, Attached("true"), Cancellation);
        var inNone = await Client.Exec.CreateAsync(NewName("none"), Attached("true"), Cancellation);

        ShouldBeConflict(inIdle);
        ShouldBeAbsent(inNone);
        var facts = await Client.Exec.InspectAsync("0123456789abcdef", Cancellation);
        ShouldBeAbsent(facts);
    }

    private static ExecSpec Attached(string line) =>
        new()
        {
            Cmd = ["sh", "-c", line],
            AttachStdout = true,
            AttachStderr = true,
        };

    private async Task<string> CreateExecAsync(ExecSpec spec) =>
        Done(await Client.Exec.CreateAsync(Engine.Resident, spec, Cancellation)).Id;

    /// <summary>An engine may end the output a moment before it has written down the code.</summary>
    private Task<ExecFacts> EndedAsync(string exec) => UntilAsync(exec, static facts => !facts.Running);

    private async Task<ExecFacts> UntilAsync(string exec, Predicate<ExecFacts> fits)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var facts = Done(await Client.Exec.InspectAsync(exec, Cancellation));
            if (fits(facts))
            {
                return facts;
            }

            TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(Patience, $"it stays {facts}");
        }
    }
}
