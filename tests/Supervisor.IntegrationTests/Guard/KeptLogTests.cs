using System.Diagnostics;
using Shouldly;
using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Guarding.Messages;
using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Contracts.Palettes;
using Supervisor.Guard.Logs;
using Supervisor.Runtimes.Processes;
using Supervisor.Supervision.Definitions;
using Supervisor.TestKit.Runtimes;
using Xunit;

namespace Supervisor.IntegrationTests.Guard;

/// <summary>Logs that others write to than the guard's own programs.</summary>
public sealed class KeptLogTests
{
    private const int KeepAll = 10_000;

    [Fact]
    public async Task Log_OfSomebodyElse_IsCutAlsoByTheNextGuardAndHasEveryLineOnceInOrder()
    {
        await using var guard = await RunningGuard.StartAsync();
        var log = NewLog(guard);
        RunningGuard.Ok(await guard.Session.KeepLogsAsync([log], guard.Cancellation));

        using var writer = Write(log.Path, lines: 400_000);
        await guard.EventAsync(EventKinds.Rotated, null);
        await guard.KillAndReplaceAsync();
        await writer.WaitForExitAsync(guard.Cancellation);

        await NumberedLog.SettledAsync(guard, log.Path);
        NumberedLog.CheckLines(log.Path, 400_000, leastSegments: 50);
    }

    [Fact]
    public async Task Log_ThatIsNotNamedAnyMore_IsLeftAsItIs()
    {
        await using var guard = await RunningGuard.StartAsync();
        var (first, second) = (NewLog(guard), NewLog(guard));
        RunningGuard.Ok(await guard.Session.KeepLogsAsync([first, second], guard.Cancellation));
        RunningGuard.Ok(await guard.Session.KeepLogsAsync([second], guard.Cancellation));

        using var writers = Write(first.Path, lines: 20_000);
        await writers.WaitForExitAsync(guard.Cancellation);
        using var other = Write(second.Path, lines: 20_000);
        await guard.EventAsync(news => news.Kind == EventKinds.Rotated && news.Log == second.Path, "its cut");

        NumberedLog.CheckLines(first.Path, 20_000, leastSegments: 0);
        LogDirectory.List(first.Path).Segments.ShouldBeEmpty();
    }

    [Fact]
    public async Task Log_ThatIsALinkToAnotherFile_LeavesThatAlone()
    {
        await using var guard = await RunningGuard.StartAsync();
        var log = NewLog(guard);
        var victim = Path.Combine(guard.Directory, "victim");
        await File.WriteAllTextAsync(victim, new string('v', 4 * NumberedLog.Segment), guard.Cancellation);
        File.Delete(log.Path);
        File.CreateSymbolicLink(log.Path, victim);

        RunningGuard.Ok(await guard.Session.KeepLogsAsync([log], guard.Cancellation));

        (await guard.EventAsync(EventKinds.LogTrouble, null)).Log.ShouldBe(log.Path);
        (await File.ReadAllTextAsync(victim, guard.Cancellation)).ShouldBe(new string('v', 4 * NumberedLog.Segment));
    }

    [Fact]
    public async Task Guard_WithALogToLookAfter_DoesNotEndUnlessForced()
    {
        await using var guard = await RunningGuard.StartAsync();
        RunningGuard.Ok(await guard.Session.KeepLogsAsync([NewLog(guard)], guard.Cancellation));

        (await guard.Session.EndAsync(force: false, guard.Cancellation)).IsOk.ShouldBeFalse();

        RunningGuard.Ok(await guard.Session.KeepLogsAsync([], guard.Cancellation));
        RunningGuard.Ok(await guard.Session.EndAsync(force: false, guard.Cancellation));
    }

    [Fact]
    public async Task Logs_ThatAreMoreThanAFrameTakes_AreAllLookedAfter()
    {
        await using var guard = await RunningGuard.StartAsync();
        var others = ManyLogs(guard.Directory, 8000);
        LogPages.Of(others).Count.ShouldBeGreaterThan(2);
        var log = NewLog(guard);

        RunningGuard.Ok(await guard.Session.KeepLogsAsync([.. others, log], guard.Cancellation));
        RunningGuard.Ok(await guard.Session.KeepLogsAsync([.. others, log], guard.Cancellation));

        using var writer = Write(log.Path, lines: 20_000);
        await guard.EventAsync(news => news.Kind == EventKinds.Rotated && news.Log == log.Path, "its cut");
        RunningGuard.Ok(await guard.Session.KeepLogsAsync([], guard.Cancellation));
        RunningGuard.Ok(await guard.Session.EndAsync(force: false, guard.Cancellation));
        await writer.WaitForExitAsync(guard.Cancellation);
    }

    [Fact]
    public async Task Guard_ThatIsTooOldForSoManyLogs_LooksAfterThoseItCan_AndThatIsSaid()
    {
        var directory = Directory.CreateTempSubdirectory("supervisor-older-");
        var refused = new TaskCompletionSource<OperatorError>();
        await using (var older = new OlderGuard(directory.FullName))
        {
            await using var runtime = new ProcessRuntime(
                new ProcessRuntimeSettings("cluster", "node", directory.FullName)
                {
                    LogsRefused = error => refused.TrySetResult(error),
                },
                new GuardClient(directory.FullName, start: null),
                new NoSurroundings(),
                TimeProvider.System,
                UnforeseenFaults.Thrown
            );
            runtime.Listen(static _ => { });
            foreach (var log in ManyLogs(directory.FullName, 8000))
            {
                runtime.KeepLog(log.Path, new LogDefinition(log.SegmentBytes, log.Segments));
            }

            var error = await refused.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
            error.Code.ShouldBe(GuardErrorCodes.UnknownRequest);
            older.Kept.Last().ShouldBeInRange(1000, 8000);
            older.Kept.Count.ShouldBeLessThan(100, "What is to be said anyhow is not said once more for each log.");
        }

        directory.Delete(recursive: true);
    }

    private static List<WorkloadOutput> ManyLogs(string directory, int count) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => new WorkloadOutput(
                    Path.Combine(directory, $"{new string('g', 60)}{i}", $"{new string('a', 60)}.log")
                )),
        ];

    private static WorkloadOutput NewLog(RunningGuard guard)
    {
        var path = Path.Combine(guard.Directory, $"{Guid.NewGuid():N}.log");
        File.WriteAllText(path, "");
        return new WorkloadOutput(path, SegmentBytes: NumberedLog.Segment, Segments: KeepAll);
    }

    private static Process Write(string log, int lines) =>
        Process.Start(
            new ProcessStartInfo(
                "/bin/sh",
                ["-c", "exec python3 -c \"$1\" \"$2\" >>\"$3\"", "sh", NumberedLog.Writer, $"{lines}", log]
            )
        )!;
}
