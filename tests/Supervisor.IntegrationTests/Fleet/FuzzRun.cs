using System.Diagnostics;
using System.Text;

namespace Supervisor.IntegrationTests.Fleet;

/// <summary>
/// Mutates inputs and keeps those that take a way through the code that no other took. An input that throws, takes too
/// long, allocates too much, or yields a finding that nobody could use ends the run.
/// </summary>
internal sealed class FuzzRun(IReadOnlyList<byte[]> corpus, int seed, string? lastInput = null)
{
    /// <summary>For one input, of the clock and of what the machine has given this process, which may be little of it.</summary>
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(5);

    /// <summary>A project of a million small values, which is the most there may be.</summary>
    private const long MostBytes = 1L << 30;

    private const int BytesForEach = 4_096;

    private readonly InstrumentedFleet _fleet = new();
    private readonly Coverage _coverage = new();
    private readonly List<byte[]> _pool = [];
    private readonly Mutator _mutator = new(new Random(seed));
    private readonly Random _chance = new(seed);
    private readonly List<byte[]> _found = [];

    public long Inputs { get; private set; }

    public int Edges => _coverage.Edges;

    /// <summary>What is being run: if the run never ends, this is why.</summary>
    public byte[] Current { get; private set; } = [];

    public int Found => _found.Count;

    public string? Flaw { get; private set; }

    public void Go(TimeSpan budget)
    {
        // The first run loads, instruments and compiles, which is no input's fault.
        _ = _fleet.Run([]);
        var clock = Stopwatch.StartNew();
        foreach (var input in corpus)
        {
            Flaw ??= Try(input);
            _coverage.Add(_fleet.Edges);
            _pool.Add(input);
        }

        while (Flaw is null && clock.Elapsed < budget)
        {
            var input = _mutator.Mutate(_pool[_chance.Next(_pool.Count)], _pool);
            Flaw = Try(input);
            if (Flaw is null && _coverage.Add(_fleet.Edges))
            {
                _pool.Add(input);
                _found.Add(Smallest(input));
            }
        }
    }

    /// <summary>Of what was found, few inputs that together take every edge that the corpus does not.</summary>
    public IReadOnlyList<byte[]> Distilled()
    {
        var taken = corpus.SelectMany(EdgesOf).ToHashSet();
        var candidates = _found.ConvertAll(input => (Input: input, Edges: EdgesOf(input)));
        candidates.ForEach(candidate => candidate.Edges.ExceptWith(taken));
        var kept = new List<byte[]>();
        while (candidates.MaxBy(candidate => candidate.Edges.Count) is { Edges.Count: > 0 } best)
        {
            kept.Add(best.Input);
            taken.UnionWith(best.Edges);
            candidates.ForEach(candidate => candidate.Edges.ExceptWith(taken));
        }

        return kept;

        HashSet<int> EdgesOf(byte[] input)
        {
            _ = Try(input);
            return [.. Enumerable.Range(0, FuzzProbe.Size).Where(edge => _fleet.Edges[edge] > 0)];
        }
    }

    private string? Try(byte[] input)
    {
        Inputs++;
        Current = input;
        if (lastInput is not null)
        {
            // A stack that overflows takes the process along: then the input is in this file.
            File.WriteAllBytes(lastInput, input);
        }

        _fleet.Clear();
        var given = System.Environment.CpuUsage.TotalTime;
        var started = Stopwatch.GetTimestamp();
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var flaw = Outcome(input);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        return flaw
            ?? (
                Stopwatch.GetElapsedTime(started) > MostTime && System.Environment.CpuUsage.TotalTime - given > MostTime
                    ? "It takes too long."
                : allocated > Math.Min(MostBytes, (1L << 24) + ((long)input.Length * BytesForEach))
                    ? $"It allocates {allocated:N0} bytes."
                : null
            );
    }

    private string? Outcome(byte[] input)
    {
        try
        {
            return _fleet.Run(input);
        }
        catch (Exception failure)
        {
            return failure.ToString();
        }
    }

    /// <summary>Leaves out lines, then bytes, as long as the input goes all its ways.</summary>
    private byte[] Smallest(byte[] input)
    {
        _ = Try(input);
        var edges = _fleet.Edges.ToArray();
        var tries = 0;
        for (var length = Math.Max(1, input.Length / 2); length > 0 && tries < 300; length /= 2)
        {
            for (var start = 0; start + length <= input.Length && tries < 300; tries++)
            {
                byte[] smaller = [.. input[..start], .. input[(start + length)..]];
                if (Try(smaller) is null && Coverage.Covers(_fleet.Edges, edges))
                {
                    input = smaller;
                }
                else
                {
                    start += length;
                }
            }
        }

        return input;
    }

    public string Report() =>
        $"{Flaw}\nSeed {seed}, input {Inputs}, {Current.Length} bytes:\n{Encoding.UTF8.GetString(Current)}\n"
        + $"As base64: {Convert.ToBase64String(Current)}";
}
