using System.Diagnostics;
using System.Globalization;
using Supervisor.Benchmarks.Harness;
using Supervisor.Contracts;
using Supervisor.Contracts.Guarding.Messages;
using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Runtimes.Processes;

namespace Supervisor.Benchmarks.Guard;

/// <summary>A guard with 77 sleeping processes, measured from the place of the daemon: at the other end of its socket.</summary>
internal sealed class GuardMeasure : IAsyncDisposable
{
    private const int Workloads = 77;
    private const int Rounds = 100;
    private const int SignalKill = 9;
    private const double KilobytesPerMegabyte = 1024;

    private readonly string _directory;
    private readonly GuardClient _client;
    private GuardSession _session;

    private GuardMeasure(string directory, GuardClient client, GuardSession session) =>
        (_directory, _client, _session) = (directory, client, session);

    public static async Task<double> RunAsync(string scratch, Func<GuardMeasure, Task<double>> measure)
    {
        await using var guard = await OpenAsync(scratch);
        for (var i = 0; i < Workloads; i++)
        {
            await guard.StartAsync($"sleeper{i}");
        }

        return await measure(guard);
    }

    public static async Task<double> StartOfGuardMillisecondsAsync(string scratch)
    {
        var watch = Stopwatch.StartNew();
        await using var guard = await OpenAsync(scratch);
        return watch.Elapsed.TotalMilliseconds;
    }

    /// <summary>From the question to the answer, which comes after the new process's exec.</summary>
    public Task<double> StartMillisecondsAsync() =>
        MedianAsync(async name =>
        {
            var watch = Stopwatch.StartNew();
            await StartAsync(name);
            var took = watch.Elapsed.TotalMilliseconds;
            await EndAsync(name);
            return took;
        });

    /// <summary>From SIGKILL to the event.</summary>
    public Task<double> ExitToldMillisecondsAsync() =>
        MedianAsync(async name =>
        {
            using var process = Process.GetProcessById((await StartAsync(name)).Pid!.Value);
            var watch = Stopwatch.StartNew();
            process.Kill();
            await ExitAsync(name);
            var took = watch.Elapsed.TotalMilliseconds;
            await AcknowledgeAsync(name);
            return took;
        });

    /// <summary>From SIGKILL to the answer that the next incarnation has been executed.</summary>
    public Task<double> RespawnMillisecondsAsync() =>
        MedianAsync(async name =>
        {
            using var process = Process.GetProcessById((await StartAsync(name)).Pid!.Value);
            var watch = Stopwatch.StartNew();
            process.Kill();
            await ExitAsync(name);
            await StartAsync(name, incarnation: "2");
            var took = watch.Elapsed.TotalMilliseconds;
            await AcknowledgeAsync(name);
            await EndAsync(name, incarnation: "2");
            return took;
        });

    /// <summary>From the death of the guard to the list of the next, with all that run.</summary>
    public async Task<double> AdoptMillisecondsAsync()
    {
        using var guard = Process.GetProcessById(_session.Welcome.Pid);
        var watch = Stopwatch.StartNew();
        guard.Kill();
        await guard.WaitForExitAsync();
        await _session.DisposeAsync();
        _session = await ConnectAsync(_client);
        var running = Ok(await _session.ListAsync(CancellationToken.None))
            .Workloads.Count(status => status.Exit is null);
        return running == Workloads
            ? watch.Elapsed.TotalMilliseconds
            : throw new InvalidOperationException($"Only {running} of {Workloads} were adopted.");
    }

    public async Task<double> RestingMegabytesAsync()
    {
        var lines = await File.ReadAllLinesAsync($"/proc/{_session.Welcome.Pid}/smaps_rollup");
        var pss = lines.First(line => line.StartsWith("Pss:", StringComparison.Ordinal)).Split(' ')[^2];
        return double.Parse(pss, CultureInfo.InvariantCulture) / KilobytesPerMegabyte;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var status in Ok(await _session.ListAsync(CancellationToken.None)).Workloads)
        {
            await _session.StopAsync(status.Name, new StopRequest(SignalKill, 0), CancellationToken.None);
        }

        while (Ok(await _session.ListAsync(CancellationToken.None)).Workloads.Any(status => status.Exit is null))
        {
            await _session.Events.ReadAsync();
        }

        await _session.EndAsync(force: true, CancellationToken.None);
        await _session.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    private static async Task<GuardMeasure> OpenAsync(string scratch)
    {
        var directory = Directory.CreateDirectory(Path.Combine(scratch, $"guard-{Guid.NewGuid():N}")).FullName;
        var client = new GuardClient(directory, new GuardStart(MeasuredPrograms.Supervisor, ["guard"]));
        return new GuardMeasure(directory, client, await ConnectAsync(client));
    }

    private static async Task<GuardSession> ConnectAsync(GuardClient client)
    {
        var session = Ok(await client.ConnectAsync(CancellationToken.None));
        Ok(await session.SubscribeAsync(new EventPosition(session.Welcome.Run, 0), CancellationToken.None));
        return session;
    }

    private static T Ok<T>(Outcome<T> outcome)
        where T : class =>
        outcome.Value ?? throw new InvalidOperationException($"{outcome.Error!.Message} {outcome.Error.Why}");

    private static async Task<double> MedianAsync(Func<string, Task<double>> measure)
    {
        var times = new List<double>();
        for (var i = 0; i < Rounds; i++)
        {
            times.Add(await measure($"measured{i}"));
        }

        times.Sort();
        return times[Rounds / 2];
    }

    private static WorkloadName Name(string agent, string incarnation) =>
        new("bench", "bench", "group", agent, incarnation);

    private async Task<WorkloadStatus> StartAsync(string agent, string incarnation = "1")
    {
        var start = new WorkloadStart(
            Name(agent, incarnation),
            ["/bin/sleep", "300"],
            new Dictionary<string, string>(StringComparer.Ordinal) { ["PATH"] = "/usr/bin:/bin" },
            "/",
            new WorkloadOutput(Path.Combine(_directory, "logs", agent + ".log"))
        );
        return Ok(await _session.StartAsync(start, CancellationToken.None)).Workload!;
    }

    private async Task EndAsync(string agent, string incarnation = "1")
    {
        var name = Name(agent, incarnation);
        Ok(await _session.StopAsync(name, new StopRequest(SignalKill, 0), CancellationToken.None));
        await ExitAsync(agent, incarnation);
        await AcknowledgeAsync(agent, incarnation);
    }

    private async Task AcknowledgeAsync(string agent, string incarnation = "1") =>
        Ok(await _session.AcknowledgeAsync(Name(agent, incarnation), CancellationToken.None));

    private async Task ExitAsync(string agent, string incarnation = "1")
    {
        var name = Name(agent, incarnation);
        GuardEvent news;
        do
        {
            news = await _session.Events.ReadAsync();
        } while (news.Kind != EventKinds.Exited || news.Workload!.Name != name);
    }
}
