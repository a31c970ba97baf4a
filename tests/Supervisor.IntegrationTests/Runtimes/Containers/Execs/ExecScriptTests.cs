using System.Diagnostics;
using System.Globalization;
using Shouldly;
using Supervisor.IntegrationTests.Guard;
using Supervisor.Runtimes.Containers.Execs.Records;
using Supervisor.Runtimes.Containers.Folders;
using Supervisor.Supervision.Surroundings;
using Supervisor.TestKit.Docker.Engines;
using Xunit;

namespace Supervisor.IntegrationTests.Runtimes.Containers.Execs;

/// <summary>The script by itself, in each shell that images have, without a container around it.</summary>
public sealed class ExecScriptTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("supervisor-script-");
    private readonly GroupFolder _folder;

    public ExecScriptTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Containers are Linux's.");
        _folder = GroupFolder.Of(_directory.FullName, "audio");
        GroupFolders.Prepare(_folder);
        Want();
    }

    public static TheoryData<string> Shells => ["/usr/bin/dash", "/bin/bash", "busybox"];

    private string Record => Path.Combine(_folder.Records, "record");

    private string Said => Record + ".said";

    private string Log => Path.Combine(_folder.Logs, "log");

    public void Dispose() => _directory.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task Run_Program_WritesItsLifeDown(string shell)
    {
        await RunAsync(shell, "sh", "-c", "echo out; echo err >&2; echo ready >&3; exit 3");

        var record = Read();
        record.Program.ShouldNotBeNull().Pid.ShouldNotBe(record.Wrapper!.Value.Pid);
        (record.EndCode, record.UnstartedCode).ShouldBe((3, null));
        (await File.ReadAllTextAsync(Log, Stop)).ShouldBe("out\nerr\n");
        (await File.ReadAllTextAsync(Said, Stop)).ShouldBe("ready\n");
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task Run_SameRecordAgain_StartsNothing(string shell)
    {
        await RunAsync(shell, "sh", "-c", "echo once");
        var record = await File.ReadAllTextAsync(Record, Stop);

        (await RunAsync(shell, "sh", "-c", "echo twice")).Code.ShouldBe(0);

        (await File.ReadAllTextAsync(Log, Stop)).ShouldBe("once\n");
        (await File.ReadAllTextAsync(Record, Stop)).ShouldBe(record);
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task Run_StartThatWasCalledOff_StartsNothing(string shell)
    {
        File.Delete(Said);

        (await RunAsync(shell, "sh", "-c", "echo here")).Code.ShouldBe(0);

        File.Exists(Log).ShouldBeFalse();
        Read().Program.ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task Run_ProgramThatIsNotThere_IsUnstarted(string shell)
    {
        await RunAsync(shell, "/no/such/program");

        Read().IsUnstarted.ShouldBeTrue();
        (await File.ReadAllTextAsync(Log, Stop)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task Run_WithoutASessionOfItsOwn_RefusesAndClaimsNothing(string shell)
    {
        var (code, output) = await ShellAsync(shell, "run", Record, Log, "--", "true");

        code.ShouldBe(1);
        output.ShouldContain("session");
        File.Exists(Record).ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task Run_Program_FindsNothingOfTheScriptInItsEnvironment(string shell)
    {
        await RunAsync(shell, "env");

        var environment = await File.ReadAllTextAsync(Log, Stop);
        environment.ShouldContain("PATH=");
        environment.ShouldNotContain("supervisor_");
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task Run_ProgramOfAStrangeName_IsLookedAtAndKilled(string shell)
    {
        var program = Path.Combine(_directory.FullName, "a) Z (b");
        File.CreateSymbolicLink(program, "/bin/sleep");
        using var running = Start([
            "setsid",
            "-w",
            .. Shell(shell),
            .. Words("run", Record, Log, "--", program, "600"),
        ]);
        while (Read().Program is null)
        {
            await FileChange.AfterAsync(Record);
        }

        var (wrapper, process) = (Read().Wrapper!.Value, Read().Program!.Value);
        var looked = await ShellAsync(shell, "look", Text(process.Pid), "999999999");
        string[] who = [Text(process.Pid), Text(process.StartTicks), Text(wrapper.Pid), Text(wrapper.StartTicks)];
        var sent = await ShellAsync(shell, ["signal", "9", .. who]);
        await EndAsync(running);

        looked.Output.ShouldBe($"{process.Pid} {process.StartTicks}\nlooked\n");
        sent.Output.ShouldContain("sent");
        Read().EndCode.ShouldBe(137);
        (await ShellAsync(shell, ["signal", "15", .. who])).Output.Trim().ShouldBe("gone");
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task Run_ProgramThatHandlesAnInterrupt_GetsItAndItsCodeIsSeen(string shell)
    {
        await RunAsync(shell, "sh", "-c", "trap 'exit 9' INT; kill -INT 0; sleep 600");

        Read().EndCode.ShouldBe(9);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string[] Shell(string shell)
    {
        if (shell == "busybox")
        {
            Assert.SkipWhen(EnginePrograms.BusyBox is null, "busybox-static is not there.");
            return [EnginePrograms.BusyBox!, "sh"];
        }

        Assert.SkipUnless(File.Exists(shell), $"{shell} is not there.");
        return [shell];
    }

    private static Process Start(string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }

    private static async Task<(int Code, string Output)> EndAsync(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync(Stop);
        var errors = process.StandardError.ReadToEndAsync(Stop);
        await process.WaitForExitAsync(Stop).WaitAsync(Patience, Stop);
        return (process.ExitCode, await output + await errors);
    }

    /// <summary>As a daemon does before it asks for a start.</summary>
    private void Want() => File.WriteAllText(Said, "");

    private ExecRecord Read() => ExecRecord.Parse(ForeignFile.Read(Record));

    private string[] Words(params string[] words) => [_folder.Script, .. words];

    private async Task<(int Code, string Output)> RunAsync(string shell, params string[] command)
    {
        using var process = Start(["setsid", "-w", .. Shell(shell), .. Words("run", Record, Log, "--"), .. command]);
        return await EndAsync(process);
    }

    private async Task<(int Code, string Output)> ShellAsync(string shell, params string[] words)
    {
        using var process = Start([.. Shell(shell), .. Words(words)]);
        return await EndAsync(process);
    }
}
