using Shouldly;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Fleet.Values;
using Supervisor.IntegrationTests.Journal;
using Supervisor.Supervision.Ports.Probing;
using Supervisor.TestKit.Definitions;
using Xunit;

namespace Supervisor.IntegrationTests.Probing;

public sealed class ExecProbeTests : ProberTest
{
    private readonly TemporaryDirectory _directory = new();

    public ExecProbeTests() => Agent = Agent with { Launch = Agent.AsProcess() with { Directory = _directory.Path } };

    protected override void CleanUp() => _directory.Dispose();

    [Fact]
    public async Task Command_ThatExitsWithZero_Passes() => (await AskAsync(Exec("true"))).ShouldBe(ProbeAnswer.Ok);

    [Theory]
    [InlineData("exit 2", "exit code 2")]
    [InlineData("echo; echo '  first  '; echo second; exit 2", "exit code 2: first")]
    [InlineData("echo output; echo error >&2; exit 3", "exit code 3: error")]
    [InlineData("kill -SEGV $$", "exit code 139 (signal 11)")]
    [InlineData("printf 'a\\033[31mb'; exit 1", "exit code 1: a?[31mb")]
    public async Task Command_ThatFails_SaysHow(string line, string reason) =>
        (await AskAsync(Shell(line))).ShouldBe(ProbeAnswer.Failed(reason));

    [Fact]
    public async Task Command_ThatIsNotThere_IsSaidNotToBe()
    {
        var answer = await AskAsync(Exec("no-such-program"));

        answer.Reason.ShouldStartWith("exit code 127: failed to run command");
        answer.Reason.ShouldContain("no-such-program");
    }

    [Fact]
    public async Task Command_RunsWithTheAgentsEnvironmentAndNoOther()
    {
        Agent = Agent with
        {
            Launch = Agent.AsProcess() with { Environment = ValueMap<string>.Empty.With("COLOUR", "green") },
        };

        (await AskAsync(Shell("test \"$COLOUR\" = green && test -z \"$HOME\""))).ShouldBe(ProbeAnswer.Ok);
    }

    [Fact]
    public async Task Command_RunsInTheAgentsDirectory() =>
        (await AskAsync(Shell($"test \"$(pwd -P)\" = \"$(cd '{_directory.Path}' && pwd -P)\""))).ShouldBe(
            ProbeAnswer.Ok
        );

    [Fact]
    public async Task Directory_ThatIsNotThere_IsSaidNotToBe()
    {
        Agent = Agent with { Launch = Agent.AsProcess() with { Directory = "/no/such/directory" } };

        (await AskAsync(Exec("true"))).ShouldBe(ProbeAnswer.Failed("its directory '/no/such/directory' is not there"));
    }

    [Fact]
    public async Task Input_OfACommand_IsEmpty() => (await AskAsync(Exec("cat"))).ShouldBe(ProbeAnswer.Ok);

    [Theory]
    [InlineData("nobody", "65534 65534")]
    [InlineData("nobody:daemon", "65534 1")]
    [InlineData("65534", "65534 65534")]
    [InlineData("12345:54321", "12345 54321")]
    public async Task Command_RunsAsTheAgentsUser(string user, string expected)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root may become another user.");
        Agent = Agent with { Launch = Agent.AsProcess() with { User = user, Directory = "/" } };

        var answer = await AskAsync(Shell("echo \"$(id -u) $(id -g)\"; exit 1"));

        answer.ShouldBe(ProbeAnswer.Failed($"exit code 1: {expected}"));
    }

    [Fact]
    public async Task Command_OfAnotherUser_HasNoGroupOfTheDaemons()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root may become another user.");
        Agent = Agent with { Launch = Agent.AsProcess() with { User = "12345:54321", Directory = "/" } };

        (await AskAsync(Shell("test \"$(id -G)\" = 54321"))).ShouldBe(ProbeAnswer.Ok);
    }

    [Theory]
    [InlineData("no-such-user", "there is no user 'no-such-user'")]
    [InlineData("12345", "user 12345 has no group; write '12345:GID'")]
    public async Task User_ThatCannotBe_IsTheReason(string user, string reason)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root may become another user.");
        Agent = Agent with { Launch = Agent.AsProcess() with { User = user } };

        (await AskAsync(Exec("true"))).ShouldBe(ProbeAnswer.Failed(reason));
    }

    [Fact]
    public async Task Command_WhoseTimeIsUp_IsKilledWithAllItStarted()
    {
        using var said = Pipe();
        var answer = Ask(Shell($"sleep 1000 & echo here; echo $$ $! >{said.Path}; sleep 1000"));
        var processes = ProcessEnds.Numbers(await said.LineAsync());

        LetTimeBeUp();

        (await Done(answer)).ShouldBe(ProbeAnswer.Failed("no answer within 50s: here"));
        await ProcessEnds.ShouldComeAsync(processes);
    }

    [Fact]
    public async Task Command_ThatLeavesSomethingBehind_PassesAndItIsKilled()
    {
        using var said = Pipe();
        var answer = Ask(Shell($"sleep 1000 & echo $! >{said.Path}"));
        var processes = ProcessEnds.Numbers(await said.LineAsync());

        (await Done(answer)).ShouldBe(ProbeAnswer.Ok);

        await ProcessEnds.ShouldComeAsync(processes);
    }

    [Fact]
    public async Task Command_WhoseChildLeftTheSessionWithItsOutput_IsAnsweredAllTheSame()
    {
        using var said = Pipe();
        var answer = Ask(Shell($"setsid sleep 1000 & echo $! >{said.Path}; echo why; exit 4"));
        var processes = ProcessEnds.Numbers(await said.LineAsync());
        try
        {
            (await Done(answer)).ShouldBe(ProbeAnswer.Failed("exit code 4: why"));
        }
        finally
        {
            // What leaves the session is not found; the page on probes says so.
            foreach (var process in processes)
            {
                System.Diagnostics.Process.GetProcessById(process).Kill();
            }
        }
    }

    [Fact]
    public async Task Command_ThatFloods_CostsNoMemoryAndRunsIntoItsTime()
    {
        using var said = Pipe();
        var answer = Ask(Shell($"echo now >{said.Path}; exec yes flood"));
        await said.LineAsync();

        LetTimeBeUp();

        (await Done(answer)).Reason.ShouldStartWith("no answer within 50s");
    }

    [Fact]
    public async Task Command_ThatSaysMoreThanIsKept_IsReadToItsEnd() =>
        (await AskAsync(Shell("head -c 500000 /dev/zero | tr '\\0' x"))).ShouldBe(ProbeAnswer.Ok);

    [Fact]
    public async Task Command_ThatFailsAfterALongLine_SaysItsBeginning()
    {
        var reason = (await AskAsync(Shell("head -c 500000 /dev/zero | tr '\\0' x; exit 1"))).Reason;

        reason.ShouldBe($"exit code 1: {new string('x', 200)}...");
    }

    [Fact]
    public async Task Daemon_ThatIsNoMoreThere_IsReplacedByTheCommandsOwnTimer()
    {
        using var said = Pipe();
        var answer = Ask(Shell($"tr '\\0' ' ' </proc/$PPID/cmdline >{said.Path}; sleep 1000"));

        (await said.LineAsync()).ShouldContain("timeout -s KILL 52 ");

        LetTimeBeUp();
        (await Done(answer)).Passed.ShouldBeFalse();
    }

    private NamedPipe Pipe() => new(Path.Combine(_directory.Path, "pipe"));

    private static ProbeTarget.Exec Exec(params string[] command) => new([.. command]);

    private static ProbeTarget.Exec Shell(string line) => Exec("sh", "-c", line);
}
