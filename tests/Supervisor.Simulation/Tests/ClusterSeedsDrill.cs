using System.Diagnostics;
using System.Globalization;
using Shouldly;
using Supervisor.Simulation.Runs;
using Supervisor.TestKit.Drills;
using Xunit;

namespace Supervisor.Simulation.Tests;

/// <summary>Many seeds of the world of clusters, a share of them on each processor; what came of them is kept beside the other results.</summary>
public sealed class ClusterSeedsDrill(ITestOutputHelper output)
{
    private const ulong Seeds = 5000;

    [Drill("cluster-seeds")]
    public async Task ManySeedsOfClusters_AreCleanAndReachEveryRareSituation()
    {
        var watch = Stopwatch.StartNew();
        var shares = (ulong)Environment.ProcessorCount;
        var each = (Seeds + shares - 1) / shares;

        var runs = await Task.WhenAll(
            Enumerable
                .Range(0, (int)shares)
                .Select(share =>
                    Task.Run(() => Run(1 + ((ulong)share * each), Math.Min(each, Seeds - ((ulong)share * each))))
                )
        );

        var told = string.Create(
            CultureInfo.InvariantCulture,
            $"cluster 1-{Seeds}, {shares} at a time, {watch.Elapsed.TotalSeconds:0} s\n{string.Join('\n', runs.Select(static run => run.Told))}"
        );
        output.WriteLine(told);
        output.WriteLine(Keep(told));
        runs.ShouldAllBe(static run => run.Code == 0);
    }

    private static (int Code, string Told) Run(ulong first, ulong count)
    {
        var told = new StringWriter();
        told.WriteLine($"from {first}:");
        var options = new SimulateOptions
        {
            World = SimulateOptions.Cluster,
            First = first,
            Count = count,
        };
        var code = new SimulateCommand(options, told).Run();
        return (code, told.ToString());
    }

    /// <returns>Where.</returns>
    private static string Keep(string told)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Supervisor.sln")))
        {
            folder = folder.Parent;
        }

        var results = Path.Combine(
            (folder?.FullName).ShouldNotBeNull("The sources are not here."),
            "artifacts",
            "test"
        );
        Directory.CreateDirectory(results);
        var file = Path.Combine(results, "cluster-seeds.log");
        File.WriteAllText(file, told);
        return file;
    }
}
