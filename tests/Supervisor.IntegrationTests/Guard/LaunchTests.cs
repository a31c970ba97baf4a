using System.Globalization;
using Shouldly;
using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Guarding.Messages;
using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Guard.Native;
using Xunit;

namespace Supervisor.IntegrationTests.Guard;

public sealed class LaunchTests
{
    private const string ShowsItself = """
        import os, resource, signal, sys
        print('ids', os.getresuid(), os.getresgid(), sorted(os.getgroups()))
        print('session', os.getpid() == os.getsid(0) == os.getpgrp())
        print('umask', oct(os.umask(0)))
        print('nofile', resource.getrlimit(resource.RLIMIT_NOFILE))
        print('directory', os.getcwd())
        print('descriptors', sorted(int(d) for d in os.listdir('/proc/self/fd') if os.path.exists('/proc/self/fd/' + d)))
        print('blocked', signal.pthread_sigmask(signal.SIG_BLOCK, []))
        print('pipe', open('/proc/self/status').read().split('SigIgn:')[1].split()[0])
        """;

    [Fact]
    public async Task Start_SameNameTwice_IsOneProcess()
    {
        await using var guard = await RunningGuard.StartAsync();
        var start = guard.Describe("sleeper", "sleep", Leftovers.Lifetime);

        var first = RunningGuard.Ok(await guard.Session.StartAsync(start, guard.Cancellation));
        var second = RunningGuard.Ok(await guard.Session.StartAsync(start, guard.Cancellation));

        (first.Created, second.Created).ShouldBe((true, false));
        second.Workload!.Pid.ShouldBe(first.Workload!.Pid);
        (await guard.ListAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Start_Environment_IsWhatWasGivenAndTheMark()
    {
        await using var guard = await RunningGuard.StartAsync();
        var start = guard.Describe("env", "env", "-0") with
        {
            Environment = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["PATH"] = "/usr/bin:/bin",
                ["with.dot"] = "two\nlines and \"quotes\"",
            },
        };

        await guard.FinishAsync(start);

        var variables = (await File.ReadAllTextAsync(guard.LogOf("env"), guard.Cancellation)).Split('\0')[..^1];
        variables.Length.ShouldBe(3);
        variables.ShouldContain("PATH=/usr/bin:/bin");
        variables.ShouldContain("with.dot=two\nlines and \"quotes\"");
        variables.ShouldContain(variable => variable.StartsWith("SUPERVISOR_GUARD_TICKET="));
    }

    [Fact]
    public async Task Start_Process_HasWhatWasAskedForAndNothingOfTheGuard()
    {
        await using var guard = await RunningGuard.StartAsync();
        var start = guard.Describe("itself", "python3", "-c", ShowsItself) with
        {
            Directory = "/usr",
            Umask = 0x17,
            ResourceLimits = [new ResourceLimit("nofile", 123, 456)],
        };

        (await guard.FinishAsync(start)).Exit!.Code.ShouldBe(0);

        var lines = await File.ReadAllLinesAsync(guard.LogOf("itself"), guard.Cancellation);
        lines.ShouldContain("session True");
        lines.ShouldContain("umask 0o27");
        lines.ShouldContain("nofile (123, 456)");
        lines.ShouldContain("directory /usr");
        lines.ShouldContain("descriptors [0, 1, 2]");
        lines.ShouldContain("blocked set()");
        // Python itself ignores SIGPIPE and SIGXFSZ, and nothing else is ignored.
        lines.ShouldContain("pipe 0000000001001000");
    }

    [Fact]
    public async Task Start_AsAnotherUser_HasItsIdsAlone()
    {
        Assert.SkipUnless(LibcProcesses.EffectiveUserId() == 0, "Only root can start a process as somebody else.");
        await using var guard = await RunningGuard.StartAsync();
        var start = guard.Describe("other", "python3", "-c", ShowsItself) with
        {
            Command = ["/usr/bin/env", "id"],
            Directory = "/",
            User = new WorkloadUser(65534, 65533, [65532, 65531]),
        };

        await guard.FinishAsync(start);

        var line = await File.ReadAllTextAsync(guard.LogOf("other"), guard.Cancellation);
        line.ShouldStartWith("uid=65534");
        line.ShouldContain("gid=65533");
        line.ShouldContain("65531");
        line.ShouldContain("65532");
        line.ShouldNotContain("(root)");
    }

    [Theory]
    [InlineData("no-such-program", "There is no program 'no-such-program' in its PATH.")]
    [InlineData("/no/such/program", "/no/such/program: No such file or directory.")]
    [InlineData("/etc", "/etc: Permission denied.")]
    public async Task Start_ProgramThatCannotRun_IsRefusedWithItsReasonAndLeavesNothing(string program, string why)
    {
        await using var guard = await RunningGuard.StartAsync();

        var outcome = await guard.Session.StartAsync(guard.Describe("broken", program), guard.Cancellation);

        outcome.Error!.Code.ShouldBe(GuardErrorCodes.StartFailed);
        outcome.Error.Why.ShouldBe(why);
        (await guard.ListAsync()).ShouldBeEmpty();
        Directory.EnumerateFileSystemEntries(guard.Layout.Workloads).ShouldBeEmpty();
    }

    [Fact]
    public async Task Start_DirectoryThatIsMissing_IsRefusedWithItsName()
    {
        await using var guard = await RunningGuard.StartAsync();
        var start = guard.Describe("lost", "sleep", Leftovers.Lifetime) with { Directory = "/no/such/directory" };

        var outcome = await guard.Session.StartAsync(start, guard.Cancellation);

        outcome.Error!.Why.ShouldBe("The directory /no/such/directory: No such file or directory.");
    }

    [Fact]
    public async Task Start_Secrets_AreInNoFileOfTheGuardAndInNoProcessList()
    {
        await using var guard = await RunningGuard.StartAsync();
        var start = guard.Describe("secret", "sleep", Leftovers.Lifetime) with
        {
            Environment = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["PATH"] = "/usr/bin:/bin",
                ["PASSWORD"] = "hush-7391",
                [Leftovers.MarkVariable] = guard.Directory,
            },
        };

        var status = await guard.RunAsync(start);

        File.ReadAllText($"/proc/{status.Pid}/cmdline").ShouldNotContain("hush");
        File.ReadAllText($"/proc/{guard.Session.Welcome.Pid}/cmdline").ShouldNotContain("hush");
        var files = Directory.EnumerateFiles(guard.Directory, "*", SearchOption.AllDirectories).ToList();
        files.Where(file => !IsHeldOpen(file)).Where(file => File.ReadAllText(file).Contains("hush")).ShouldBeEmpty();
    }

    /// <summary>The socket and the lock, which nobody can write anything into.</summary>
    private static bool IsHeldOpen(string file) => Path.GetExtension(file) is ".sock" or ".lock";

    [Fact]
    public async Task NotificationDescriptor_LineWritten_IsToldAndListed()
    {
        await using var guard = await RunningGuard.StartAsync();
        var start = guard.Describe("notifier", "sh", "-c", "echo 'I am here' >&5; exec 5>&-; exec sleep 300") with
        {
            NotifyDescriptor = 5,
        };

        await guard.RunAsync(start);
        var news = await guard.EventAsync(EventKinds.Notified, start.Name);

        news.Workload!.Notification.ShouldBe("I am here");
        (await guard.FindAsync(start.Name)).Notification.ShouldBe("I am here");
    }

    [Fact]
    public async Task NotificationDescriptor_LineWrittenWhileThereIsNoGuard_IsHeardByTheNext()
    {
        await using var guard = await RunningGuard.StartAsync();
        var start = guard.Describe(
            "patient",
            "sh",
            "-c",
            "timeout 300 head -n 1 gate; echo done >&3; echo said; exec sleep 300"
        ) with
        {
            NotifyDescriptor = 3,
        };
        Libc.MakePipe(Path.Combine(guard.Directory, "gate"), 0x180).ShouldBe(0);
        await guard.RunAsync(start);

        await guard.KillAsync();
        await File.WriteAllTextAsync(Path.Combine(guard.Directory, "gate"), "go\n", guard.Cancellation);
        await guard.LineAsync("patient", line => line == "said");
        await guard.ConnectAsync();

        (await guard.FindAsync(start.Name)).State.ShouldBe(WorkloadStates.Running);
        (await guard.EventAsync(EventKinds.Notified, start.Name)).Workload!.Notification.ShouldBe("done");
    }

    [Fact]
    public async Task Start_MoreThanAPage_EachOnceAndAllListedInPages()
    {
        await using var guard = await RunningGuard.StartAsync();
        const int Count = GuardProtocol.PageSize + 10;
        for (var i = 0; i < Count; i++)
        {
            await guard.RunAsync(i.ToString("D4", CultureInfo.InvariantCulture), "sleep", Leftovers.Lifetime);
        }

        var pids = (await guard.ListAsync()).Select(status => status.Pid).ToList();

        pids.Count.ShouldBe(Count);
        pids.Distinct().Count().ShouldBe(Count);
    }
}
