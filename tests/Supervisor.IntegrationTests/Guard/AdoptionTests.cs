using System.Diagnostics;
using System.Text.Json;
using Shouldly;
using Supervisor.Contracts.Guarding.Messages;
using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Guard.Cgroups;
using Supervisor.Guard.Looping;
using Supervisor.Guard.Native;
using Supervisor.Guard.Processes;
using Supervisor.Guard.Storage;
using Supervisor.Runtimes.Processes;
using Supervisor.TestKit.Drills;
using Xunit;

namespace Supervisor.IntegrationTests.Guard;

public sealed class AdoptionTests
{
    private const int SignalKill = 9;

    [Fact]
    public async Task Guard_Killed_NextAdoptsTheSameProcess()
    {
        await using var guard = await RunningGuard.StartAsync();
        var before = await guard.RunAsync("sleeper", "sleep", Leftovers.Lifetime);

        await guard.KillAndReplaceAsync();
        var after = await guard.FindAsync(before.Name);

        (after.Pid, after.StartTicks, after.State, after.Adopted).ShouldBe(
            (before.Pid, before.StartTicks, WorkloadStates.Running, true)
        );
        var again = await guard.Session.StartAsync(
            guard.Describe("sleeper", "sleep", Leftovers.Lifetime),
            guard.Cancellation
        );
        (again.Value!.Created, again.Value.Workload!.Pid).ShouldBe((false, before.Pid));
    }

    [Fact]
    public async Task Adopted_Ends_AsNobodyKnows()
    {
        await using var guard = await RunningGuard.StartAsync();
        var status = await guard.RunAsync("sleeper", "sleep", Leftovers.Lifetime);
        await guard.KillAndReplaceAsync();

        LibcProcesses.Kill(status.Pid!.Value, SignalKill);
        var exit = (await guard.EventAsync(EventKinds.Exited, status.Name)).Workload!.Exit!;

        (exit.Kind, exit.Code, exit.Signal, exit.Cause).ShouldBe((ExitKinds.Unknown, null, null, ExitCauses.Itself));
    }

    [Fact]
    public async Task Workload_EndedWhileThereWasNoGuard_IsFoundGoneByTheNext()
    {
        await using var guard = await RunningGuard.StartAsync();
        var status = await guard.RunAsync("sleeper", "sleep", Leftovers.Lifetime);
        await guard.KillAsync();
        LibcProcesses.Kill(status.Pid!.Value, SignalKill);
        await RunningGuard.GoneAsync(status.Pid.Value);

        await guard.ConnectAsync();

        (await guard.FindAsync(status.Name)).Exit!.Kind.ShouldBe(ExitKinds.Unknown);
    }

    [Theory]
    [InlineData("another start")]
    [InlineData("another boot")]
    public async Task Pid_OfSomebodyElse_IsNeverTakenForOurs(string difference)
    {
        await using var guard = await RunningGuard.StartAsync("--cgroups", "none");
        using var stranger = Process.Start("sleep", Leftovers.Lifetime);
        var found = ProcessTable.Find(stranger.Id)!;
        await guard.KillAsync();
        var record = Record(guard, "victim") with
        {
            State = WorkloadStates.Running,
            Pid = stranger.Id,
            StartTicks = difference == "another start" ? found.StartTicks - 1 : found.StartTicks,
            BootId = difference == "another boot" ? "another" : BootClock.BootId,
            KillAt = 1,
        };
        await WriteAsync(guard, record);

        await guard.ConnectAsync();
        var exit = (await guard.FindAsync(record.Name)).Exit!;

        exit.Kind.ShouldBe(ExitKinds.Unknown);
        exit.Cause.ShouldBe(difference == "another boot" ? ExitCauses.Reboot : ExitCauses.Itself);
        RunningGuard.IsAlive(stranger.Id).ShouldBeTrue();
        stranger.Kill();
        await stranger.WaitForExitAsync(guard.Cancellation);
    }

    [Fact]
    public async Task Session_OfSomebodyElseThatHasOurPidsNumber_IsLeftAlone()
    {
        await using var guard = await RunningGuard.StartAsync("--cgroups", "none");
        await guard.KillAsync();
        // A stranger that led a session, and is gone while its child is not.
        var (_, said) = await Journal.ChildProcess.RunAsync(
            "env",
            $"{Leftovers.MarkVariable}={guard.Directory}",
            "setsid",
            "sh",
            "-c",
            "sleep 300 > /dev/null 2>&1 & echo $$ $!"
        );
        var (leader, child) = (int.Parse(said.Split(' ')[0]), int.Parse(said.Split(' ')[1]));
        var record = Record(guard, "victim") with
        {
            State = WorkloadStates.Running,
            Pid = leader,
            StartTicks = 1,
            KillAt = 1,
        };
        await WriteAsync(guard, record);

        await guard.ConnectAsync();

        (await guard.FindAsync(record.Name)).Exit!.Leftovers.ShouldBe(0);
        RunningGuard.IsAlive(child).ShouldBeTrue();
        LibcProcesses.Kill(child, SignalKill);
        await RunningGuard.GoneAsync(child);
    }

    [Fact]
    public async Task Guard_DiedBeforeThePidWasWritten_NextFindsTheProcessByItsMark()
    {
        await using var guard = await RunningGuard.StartAsync("--cgroups", "none");
        await guard.KillAsync();
        var intent = Record(guard, "born");
        await WriteAsync(guard, intent);
        var start = new ProcessStartInfo("setsid", ["sleep", Leftovers.Lifetime]) { UseShellExecute = false };
        start.Environment[WorkloadRecord.MarkVariable] = intent.Ticket;
        start.Environment[Leftovers.MarkVariable] = guard.Directory;
        using var orphan = Process.Start(start)!;
        await ExecutedAsync(orphan.Id, guard.Cancellation);

        await guard.ConnectAsync();

        var status = await guard.FindAsync(intent.Name);
        (status.State, status.Pid, status.Adopted).ShouldBe((WorkloadStates.Running, orphan.Id, true));
        await guard.StopAsync(intent.Name, SignalKill, TimeSpan.Zero);
        await orphan.WaitForExitAsync(guard.Cancellation);
    }

    [Fact]
    public async Task Guard_DiedBeforeThereWasAProcess_NextSaysThatItIsUnknown()
    {
        await using var guard = await RunningGuard.StartAsync();
        await guard.KillAsync();
        var intent = Record(guard, "unborn");
        await WriteAsync(guard, intent);

        await guard.ConnectAsync();

        var status = await guard.FindAsync(intent.Name);
        (status.State, status.Exit!.Kind).ShouldBe((WorkloadStates.Exited, ExitKinds.Unknown));
    }

    [Fact]
    public async Task StateFile_IsForItsOwnerAlone_AndHasAStateOfTheRunningProcess()
    {
        await using var guard = await RunningGuard.StartAsync();
        var status = await guard.RunAsync("sleeper", "sleep", Leftovers.Lifetime);

        var file = Directory.GetFiles(guard.Layout.Workloads).ShouldHaveSingleItem();

        File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        (await File.ReadAllTextAsync(file, guard.Cancellation)).ShouldContain($"\"pid\":{status.Pid}");
    }

    [Fact]
    public async Task StateFiles_TornAndForeign_ArePutAsideAndTheRestIsAdopted()
    {
        await using var guard = await RunningGuard.StartAsync();
        var status = await guard.RunAsync("sleeper", "sleep", Leftovers.Lifetime);
        await guard.KillAsync();
        var good = await File.ReadAllTextAsync(Directory.GetFiles(guard.Layout.Workloads).Single(), guard.Cancellation);
        foreach (var (name, text) in Damaged(good))
        {
            await File.WriteAllTextAsync(Path.Combine(guard.Layout.Workloads, name), text, guard.Cancellation);
        }

        await guard.ConnectAsync();

        guard.Session.Welcome.Unreadable.ShouldBe(Damaged(good).Count);
        (await guard.ListAsync()).Single().Pid.ShouldBe(status.Pid);
        var aside = Directory.GetFiles(guard.Layout.Unreadable).Select(Path.GetFileName);
        aside.ShouldBe(Damaged(good).Select(file => file.Name), ignoreOrder: true);
        (await File.ReadAllTextAsync(guard.Layout.Log, guard.Cancellation)).ShouldContain("could not be read");
    }

    [Fact]
    public Task Guard_KilledEightTimesWhileItStarts_NeverDoublesOrLosesAProcess() => KillWhileStartingAsync(times: 8);

    [Drill("guard-kill")]
    public Task Guard_KilledTwoHundredTimesWhileItStarts_NeverDoublesOrLosesAProcess() =>
        KillWhileStartingAsync(times: 200);

    [Fact]
    public async Task Guard_SecondInTheSameDirectory_IsRefusedAndTheFirstGoesOn()
    {
        await using var guard = await RunningGuard.StartAsync();

        var (code, said) = await Journal.ChildProcess.RunAsync(
            Environment.ProcessPath!,
            RunningGuard.Verb,
            "--data-dir",
            guard.Directory
        );

        code.ShouldBe(1);
        said.ShouldContain($"A guard runs in {guard.Directory} already.");
        (await guard.ListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Connect_TwoAtOnceWithNoGuard_FindTheSameOne()
    {
        await using var guard = await RunningGuard.StartAsync();
        await guard.KillAsync();
        var client = new GuardClient(guard.Directory, new GuardStart(Environment.ProcessPath!, [RunningGuard.Verb]));

        var both = await Task.WhenAll(client.ConnectAsync(guard.Cancellation), client.ConnectAsync(guard.Cancellation));

        var (first, second) = (RunningGuard.Ok(both[0]), RunningGuard.Ok(both[1]));
        second.Welcome.Pid.ShouldBe(first.Welcome.Pid);
        await first.DisposeAsync();
        await second.DisposeAsync();
        await guard.ConnectAsync();
    }

    /// <summary>
    /// A guard is killed at a random moment of ten starts; the next is asked for the same ten. Each process says its name in
    /// a file of its own as the first thing, so a second one of the same name is seen even if it is gone by then.
    /// </summary>
    private static async Task KillWhileStartingAsync(int times)
    {
        var seed = Random.Shared.Next();
        var chance = new Random(seed);
        for (var round = 0; round < times; round++)
        {
            await using var guard = await RunningGuard.StartAsync();
            var starts = Enumerable
                .Range(0, 10)
                .Select(i => guard.Describe($"agent{i}", "sh", "-c", "echo $$ >> births; exec sleep 300"))
                .ToList();
            var asked = starts.Select(start => guard.Session.StartAsync(start, guard.Cancellation)).ToList();
            await asked[chance.Next(asked.Count)];
            await guard.KillAndReplaceAsync();

            var statuses = new List<WorkloadStatus>();
            foreach (var start in starts)
            {
                statuses.Add(await guard.RunAsync(start));
            }

            await CheckAsync(guard, statuses, $"seed {seed}, round {round}");
        }
    }

    private static async Task CheckAsync(RunningGuard guard, IReadOnlyList<WorkloadStatus> statuses, string when)
    {
        var running = statuses.Where(status => status.Exit is null).Select(status => status.Pid!.Value).ToList();
        // Every one of them is the kind that stays: one that was only intended is said to be unknown, and runs nowhere.
        var births = Path.Combine(guard.Directory, "births");
        while (!File.Exists(births) || (await File.ReadAllLinesAsync(births)).Length < running.Count)
        {
            guard.Cancellation.ThrowIfCancellationRequested();
            await FileChange.AfterAsync(births);
        }

        var born = (await File.ReadAllLinesAsync(births)).Select(int.Parse).ToList();
        born.ShouldBe(running, ignoreOrder: true, when);
        statuses
            .Where(status => status.Exit is not null)
            .ShouldAllBe(status => status.Exit!.Kind == ExitKinds.Unknown, when);
    }

    private static WorkloadRecord Record(RunningGuard guard, string agent) =>
        new(
            WorkloadRecord.CurrentVersion,
            Guid.NewGuid().ToString("N"),
            guard.Describe(agent, "sleep").Name,
            WorkloadStates.Starting,
            BootClock.BootId,
            0,
            WorkloadTracking.Session,
            CgroupPlaces.None,
            new WorkloadOutput(guard.LogOf(agent)),
            []
        );

    private static Task WriteAsync(RunningGuard guard, WorkloadRecord record) =>
        File.WriteAllBytesAsync(
            Path.Combine(guard.Layout.Workloads, record.Ticket + ".json"),
            JsonSerializer.SerializeToUtf8Bytes(record, RecordJson.Default.WorkloadRecord),
            guard.Cancellation
        );

    private static IReadOnlyList<(string Name, string Text)> Damaged(string good) =>
        [
            ("empty.json", ""),
            ("torn.json", good[..(good.Length / 2)]),
            ("zeros.json", new string('\0', good.Length)),
            ("later.json", good.Replace("\"version\":1", "\"version\":2", StringComparison.Ordinal)),
            ("other.json", "{\"version\":1}"),
            ("null.json", "null"),
            ("twin.json", good),
        ];

    /// <summary>Until it is the program that was asked for; before that it has the name of whoever forked it.</summary>
    private static async Task ExecutedAsync(int pid, CancellationToken cancellation)
    {
        while (
            !(await File.ReadAllTextAsync($"/proc/{pid}/cmdline", cancellation)).StartsWith(
                "sleep",
                StringComparison.Ordinal
            )
        )
        {
            await Task.Yield();
        }
    }
}
