using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Guarding.Messages;
using Supervisor.Guard.Cgroups;
using Supervisor.Guard.Holding;
using Supervisor.Guard.Logs;
using Supervisor.Guard.Looping;
using Supervisor.Guard.Native;
using Supervisor.Guard.Processes;
using Supervisor.Guard.Serving;
using Supervisor.Guard.Storage;
using Supervisor.Guard.Workloads;

namespace Supervisor.Guard.Hosting;

/// <summary>The guard put together; it reads as the order of its start.</summary>
internal static class GuardHost
{
    private static readonly TimeSpan TimeToAcknowledge = TimeSpan.FromSeconds(1);

    /// <summary>Returns when it is asked to end. What runs then runs on, for the next guard.</summary>
    /// <param name="onReady">From here on it answers.</param>
    public static void Run(GuardOptions options, string version, Action onReady)
    {
        var layout = new GuardLayout(options.DataDirectory);
        using var loop = new EventLoop(fault => GuardLog.Write($"Something went wrong, and the rest goes on: {fault}"));
        using var disk = new DiskWorker();
        var news = new News();
        var logs = new LogKeeper(
            loop,
            disk,
            log => news.Publish(EventKinds.Rotated, log: log),
            (log, why) => news.Publish(EventKinds.LogTrouble, log: log, text: why)
        );
        var cgroups = CgroupChoice.Hierarchies(options.Cgroups);
        var parts = new GuardParts(
            layout,
            loop,
            new RecordStore(layout, path => loop.After(TimeToAcknowledge, () => disk.Flush(path))),
            logs,
            new KeptLogs(layout.KeptLogs, logs),
            new CgroupHome(cgroups, CgroupFolder.Of(options.DataDirectory)),
            new Reaper(),
            news
        );
        // What is past its deadline comes before all else.
        var holds = new HoldTable(
            new HoldParts(
                loop,
                new RecordFolder<HoldRecord>(
                    layout.Holds,
                    layout.Unreadable,
                    RecordJson.Default.HoldRecord,
                    record => record.IsWhole ? record.Ticket : null
                ),
                news,
                cgroups
            )
        );
        holds.Recover();
        var table = new WorkloadTable(parts);
        new Recovery(parts, table).Run();
        parts.KeptLogs.Load();

        var handler = new RequestHandler(parts, table, holds, new Greeter(Welcome(parts, holds, version)), loop.End);
        using var listener = Listener.Open(layout.Socket, loop, handler, handler.Leave);
        BuryOrphans(parts);
        onReady();
        loop.Run();
        parts.Cgroups.Leave();
    }

    private static GuardWelcome Welcome(GuardParts parts, HoldTable holds, string version) =>
        new(
            GuardProtocol.Version,
            version,
            LibcProcesses.OwnPid(),
            parts.News.Run,
            BootClock.BootId,
            parts.Cgroups.Tracking,
            parts.Records.Unreadable + holds.Unreadable
        );

    /// <summary>The dead that a workload left to us while it goes on itself; there is no hurry with them.</summary>
    private static void BuryOrphans(GuardParts parts)
    {
        parts.Reaper.TakeOrphans();
        parts.Loop.After(TimeSpan.FromSeconds(5), () => BuryOrphans(parts));
    }
}
