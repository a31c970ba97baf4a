using System.Globalization;
using System.Security.Cryptography;
using Shouldly;
using Supervisor.TestKit.Drills;
using Xunit;

namespace Supervisor.IntegrationTests.Fleet;

/// <summary>
/// No bytes crash the reading of a fleet file, hang it, or make it take memory without bound. The corpus holds the
/// smallest inputs that were found to go each way through the code; the drill looks for more.
/// </summary>
public sealed class FleetFuzzTests(ITestOutputHelper output)
{
    private const int Seed = 1;

    /// <summary>For one input, on a machine that is busy as well.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>What was found, and the fleet files that we ship: mutated, those are what people write.</summary>
    private static readonly string[] Folders = ["Corpus", "Config"];

    [Fact]
    public void Corpus_EachInput_IsReadWithoutAFlaw()
    {
        var corpus = Corpus();
        corpus.Count.ShouldBeGreaterThan(20);

        foreach (var (name, input) in corpus)
        {
            FuzzTarget.Run(input).ShouldBeNull($"{name} has a flaw.");
        }
    }

    [Fact]
    public async Task Inputs_MutatedForAWhile_AreReadWithoutAFlaw() =>
        await RunAsync(Seed, TimeSpan.FromSeconds(12), lastInput: null);

    /// <summary>Writes what goes new ways to <c>artifacts/fuzz</c>: move it into Corpus, and it is kept.</summary>
    [Drill("fleet-fuzz")]
    public async Task Inputs_MutatedForTenMinutes_AreReadWithoutAFlaw()
    {
        var directory = System
            .IO.Directory.CreateDirectory(
                Path.GetFullPath(Path.Join(AppContext.BaseDirectory, "..", "..", "..", "..", "fuzz"))
            )
            .FullName;
        var seed = RandomNumberGenerator.GetInt32(int.MaxValue);
        var minutes = System.Environment.GetEnvironmentVariable("FUZZ_MINUTES") is { } given
            ? double.Parse(given, CultureInfo.InvariantCulture)
            : 10;

        var run = await RunAsync(seed, TimeSpan.FromMinutes(minutes), Path.Join(directory, "last-input"));

        foreach (var input in run.Distilled())
        {
            var name = Convert.ToHexStringLower(SHA256.HashData(input))[..12];
            await File.WriteAllBytesAsync(
                Path.Join(directory, name + ".txt"),
                input,
                TestContext.Current.CancellationToken
            );
        }
    }

    private async Task<FuzzRun> RunAsync(int seed, TimeSpan budget, string? lastInput)
    {
        var run = new FuzzRun([.. Corpus().Select(pair => pair.Input)], seed, lastInput);
        var going = Task.Factory.StartNew(
            () => run.Go(budget),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
        await EndOf(going, run);

        run.Edges.ShouldBeGreaterThan(2_000, "The code is not instrumented.");
        output.WriteLine($"{run.Inputs:N0} inputs, {run.Edges:N0} edges, {run.Found} new ways");
        run.Flaw.ShouldBeNull(run.Report());
        return run;
    }

    private static async Task EndOf(Task going, FuzzRun run)
    {
        long before;
        do
        {
            before = run.Inputs;
            await Task.WhenAny(going, Task.Delay(Patience, TestContext.Current.CancellationToken));
        } while (!going.IsCompleted && run.Inputs > before);

        going.IsCompleted.ShouldBeTrue($"An input hangs: {run.Report()}");
        await going;
    }

    private static List<(string Name, byte[] Input)> Corpus() =>
        [
            .. Folders
                .SelectMany(folder =>
                    Directory.EnumerateFiles(
                        Path.Join(AppContext.BaseDirectory, "Fleet", folder),
                        "*",
                        SearchOption.AllDirectories
                    )
                )
                .Order(StringComparer.Ordinal)
                .Select(file => (Path.GetFileName(file), File.ReadAllBytes(file))),
        ];
}
