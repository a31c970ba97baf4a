using System.Diagnostics;
using Supervisor.Benchmarks.Harness;

namespace Supervisor.Benchmarks.Machine;

/// <summary>
/// What the machine itself gives, with nothing of ours in it: durable writes bound the journal, handing a turn from one
/// thread to another bounds whatever waits for an answer.
/// </summary>
internal sealed class MachineBenchmark : IBenchmark
{
    private const int Syncs = 500;
    private const int Handoffs = 50_000;

    public string Name => "machine";

    public string Summary => "what the machine gives: durable writes, hand-overs between threads";

    public IReadOnlyList<Metric> Metrics(string directory) =>
        [
            new("sync_per_s", () => SyncsPerSecond(Path.Combine(directory, "sync"))),
            new("handoff_per_s", HandoffsPerSecond),
        ];

    private static double SyncsPerSecond(string path)
    {
        using var file = File.Create(path);
        var block = new byte[4096];
        var watch = Stopwatch.StartNew();
        for (var written = 0; written < Syncs; written++)
        {
            file.Write(block);
            file.Flush(flushToDisk: true);
        }

        return Syncs / watch.Elapsed.TotalSeconds;
    }

    private static double HandoffsPerSecond()
    {
        using var there = new SemaphoreSlim(0);
        using var back = new SemaphoreSlim(0);
        var partner = new Thread(() => PassOn(there, back));
        partner.Start();

        var watch = Stopwatch.StartNew();
        for (var turn = 0; turn < Handoffs; turn++)
        {
            there.Release();
            back.Wait();
        }

        var seconds = watch.Elapsed.TotalSeconds;
        partner.Join();
        return 2 * Handoffs / seconds;
    }

    private static void PassOn(SemaphoreSlim there, SemaphoreSlim back)
    {
        for (var turn = 0; turn < Handoffs; turn++)
        {
            there.Wait();
            back.Release();
        }
    }
}
