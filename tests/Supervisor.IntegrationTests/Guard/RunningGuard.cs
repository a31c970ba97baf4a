using System.Globalization;
using Shouldly;
using Supervisor.Contracts;
using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Guarding.Holding;
using Supervisor.Contracts.Guarding.Messages;
using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Guard.Native;
using Supervisor.Guard.Processes;
using Supervisor.Runtimes.Processes;
using Xunit;

namespace Supervisor.IntegrationTests.Guard;

/// <summary>
/// A guard of its own for one test, a real process, with a session to it. Whatever it runs at the end of the test is killed,
/// and a test that leaves anything behind fails.
/// </summary>
internal sealed class RunningGuard : IAsyncDisposable
{
    /// <summary>With this word first, the test program is the guard.</summary>
    public const string Verb = "guard";

    /// <summary>A shell's loop that hears signals, and ends by itself like every program of a test.</summary>
    public const string Waits = "i=0; while [ $i -lt 30000 ]; do sleep 0.01; i=$((i+1)); done";

    private const int SignalKill = 9;

    // What only a hang reaches, on a machine that is busy as well.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly CancellationTokenSource _limit = new(Patience);
    private readonly GuardClient _client;
    private readonly List<GuardEvent> _unread = [];

    private RunningGuard(string directory, string[] options)
    {
        Directory = directory;
        _client = new GuardClient(directory, new GuardStart(Environment.ProcessPath!, [Verb, .. options]));
    }

    public string Directory { get; }

    public GuardLayout Layout => new(Directory);

    public GuardClient Client => _client;

    public GuardSession Session { get; private set; } = null!;

    public CancellationToken Cancellation => _limit.Token;

    /// <param name="options">Words for the guard.</param>
    public static Task<RunningGuard> StartAsync(params string[] options) =>
        StartInAsync(System.IO.Directory.CreateTempSubdirectory("supervisor-guard-").FullName, options);

    /// <param name="directory">Of this guard alone; deleted with it.</param>
    public static async Task<RunningGuard> StartInAsync(string directory, params string[] options)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The guard runs on Linux only.");
        var guard = new RunningGuard(directory, options);
        await guard.ConnectAsync();
        return guard;
    }

    /// <summary>To the guard that runs, or to a new one.</summary>
    public async Task ConnectAsync()
    {
        Session = Ok(await _client.ConnectAsync(Cancellation));
        // From the first event of its run: what it did before it was asked is told as well.
        Ok(await Session.SubscribeAsync(new EventPosition(Session.Welcome.Run, 0), Cancellation));
    }

    public Task EnsureConnectedAsync() => Session.End is null ? Task.CompletedTask : ConnectAsync();

    public async Task KillAsync()
    {
        var hold = ProcessHold.Take(Session.Welcome.Pid, ProcessTable.Find(Session.Welcome.Pid)!.StartTicks);
        LibcProcesses.Kill(Session.Welcome.Pid, SignalKill);
        await Ended(hold!);
        await Session.DisposeAsync();
        _unread.Clear();
    }

    public async Task KillAndReplaceAsync()
    {
        await KillAsync();
        await ConnectAsync();
    }

    /// <summary>
    /// A deadline only moves on, so the guard is followed by one that finds it written down as of this moment: for what cannot be
    /// done in a time that is known beforehand.
    /// </summary>
    public async Task ShortenAsync(HeldContainer held)
    {
        await KillAsync();
        var file = System.IO.Directory.GetFiles(Layout.Holds).Single();
        var text = await File.ReadAllTextAsync(file, Cancellation);
        var (before, after) = ($":{held.Leash.Nanoseconds}}}", $":{Supervisor.Guard.Looping.BootClock.Now}}}");
        text.ShouldContain(before);
        await File.WriteAllTextAsync(file, text.Replace(before, after, StringComparison.Ordinal), Cancellation);
        await ConnectAsync();
    }

    public WorkloadStart Describe(string agent, params string[] command) =>
        new(
            new WorkloadName("cluster", "node", "group", agent, "1"),
            command,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["PATH"] = Environment.GetEnvironmentVariable("PATH")!,
                [Leftovers.MarkVariable] = Directory,
            },
            Directory,
            new WorkloadOutput(LogOf(agent))
        );

    public string LogOf(string agent) => Path.Combine(Directory, "logs", agent + ".log");

    public Task<WorkloadStatus> RunAsync(string agent, params string[] command) => RunAsync(Describe(agent, command));

    public async Task<WorkloadStatus> RunAsync(WorkloadStart start) =>
        Ok(await Session.StartAsync(start, Cancellation)).Workload!;

    /// <summary>Runs it to its end.</summary>
    public async Task<WorkloadStatus> FinishAsync(WorkloadStart start)
    {
        await RunAsync(start);
        return (await EventAsync(EventKinds.Exited, start.Name)).Workload!;
    }

    public async Task StopAsync(WorkloadName name, int signal, TimeSpan grace) =>
        Ok(await Session.StopAsync(name, new StopRequest(signal, (long)grace.TotalMilliseconds), Cancellation));

    public async Task<IReadOnlyList<WorkloadStatus>> ListAsync() => Ok(await Session.ListAsync(Cancellation)).Workloads;

    public async Task<WorkloadStatus> FindAsync(WorkloadName name) =>
        (await ListAsync()).Single(found => found.Name == name);

    /// <summary>The next event of the kind about the workload; others are kept for later.</summary>
    public Task<GuardEvent> EventAsync(string kind, WorkloadName? name) =>
        EventAsync(news => news.Kind == kind && (name is null || news.Workload?.Name == name), $"{kind} of {name}");

    /// <summary>The line that a workload has written to its log; waited for by the log's own growth.</summary>
    public async Task<string> LineAsync(string agent, Func<string, bool> isIt)
    {
        var log = LogOf(agent);
        while (!Cancellation.IsCancellationRequested)
        {
            if (Lines(log).FirstOrDefault(isIt) is { } line)
            {
                return line;
            }

            await FileChange.AfterAsync(log);
        }

        throw new TimeoutException($"A line of {agent} is missing; it wrote:\n{string.Join('\n', Lines(log))}");
    }

    private static string[] Lines(string log) => File.Exists(log) ? File.ReadAllLines(log) : [];

    public static T Ok<T>(Outcome<T> outcome)
        where T : class
    {
        outcome.IsOk.ShouldBeTrue($"{outcome.Error?.Message} {outcome.Error?.Why}");
        return outcome.Value!;
    }

    public static bool IsAlive(int pid) => ProcessTable.Find(pid) is { IsDead: false };

    /// <summary>Waits for the end of a process, whoever's child it is.</summary>
    public static Task GoneAsync(int pid) =>
        ProcessTable.Find(pid) is { IsDead: false } found && ProcessHold.Take(pid, found.StartTicks) is { } hold
            ? Ended(hold)
            : Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        using var last = new CancellationTokenSource(Patience);
        var session = await _client.ConnectAsync(last.Token);
        IReadOnlyList<int> zombies = [];
        if (session.IsOk)
        {
            await EmptyAsync(session.Value, last.Token);
            zombies = Leftovers.ZombiesOf(session.Value.Welcome.Pid);
            await session.Value.EndAsync(force: true, last.Token);
            await session.Value.DisposeAsync();
            await GoneAsync(session.Value.Welcome.Pid);
        }

        await Session.DisposeAsync();
        _limit.Dispose();
        var left = new Leftovers(Directory).Clear();
        System.IO.Directory.Delete(Directory, recursive: true);
        left.ShouldBeEmpty("the test left something on the machine");
        zombies.ShouldBeEmpty("the guard left the dead unburied");
    }

    private static async Task EmptyAsync(GuardSession session, CancellationToken cancellation)
    {
        await session.SubscribeAsync(new EventPosition("", 0), cancellation);
        var left = Ok(await session.ListAsync(cancellation))
            .Workloads.Where(workload => workload.Exit is null)
            .ToList();
        foreach (var workload in left)
        {
            await session.StopAsync(workload.Name, new StopRequest(SignalKill, 0), cancellation);
        }

        var names = left.Select(workload => workload.Name).ToHashSet();
        while (names.Count > 0)
        {
            var news = await session.Events.ReadAsync(cancellation);
            if (news is { Kind: EventKinds.Exited, Workload: { } ended })
            {
                names.Remove(ended.Name);
            }
        }
    }

    /// <summary>Lets go of the process once it has ended.</summary>
    private static Task Ended(ProcessHold hold) =>
        Task.Run(() =>
        {
            // Its descriptor becomes readable at the end; a poll of one is a wait.
            using (hold)
            using (var poll = new Supervisor.Guard.Looping.Poll())
            {
                poll.Add(hold.Descriptor, LibcPolling.Readable, 1);
                while (poll.Wait(new long[1], new uint[1]) == 0) { }
            }
        });

    public async Task<GuardEvent> EventAsync(Predicate<GuardEvent> isIt, string expected)
    {
        if (_unread.Find(isIt) is { } early)
        {
            _unread.Remove(early);
            return early;
        }

        try
        {
            while (true)
            {
                var news = await Session.Events.ReadAsync(Cancellation);
                if (isIt(news))
                {
                    return news;
                }

                _unread.Add(news);
            }
        }
        catch (Exception ended)
            when (ended is OperationCanceledException or System.Threading.Channels.ChannelClosedException)
        {
            var seen = string.Join(", ", _unread.Select(news => $"{news.Kind} {news.Workload?.Name.Agent}"));
            var log = File.Exists(Layout.Log) ? await File.ReadAllTextAsync(Layout.Log, CancellationToken.None) : "";
            throw new TimeoutException(
                string.Create(CultureInfo.InvariantCulture, $"Expected {expected}, and saw: {seen}.\n{log}"),
                ended
            );
        }
    }
}
