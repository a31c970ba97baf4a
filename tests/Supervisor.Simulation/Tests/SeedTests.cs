using Shouldly;
using Supervisor.Simulation.Runs;
using Xunit;

namespace Supervisor.Simulation.Tests;

public sealed class SeedTests
{
    private const int SeedsOfNodes = 400;
    private const int SeedsOfFleets = 250;
    private const int SeedsOfContainers = 130;

    /// <summary>Among the first there is none in which a command begins in a container whose engine has ended: that is rare.</summary>
    private const int FirstOfContainers = 500;

    private const int SeedsOfOwners = 100;
    private const int SeedsOfClusters = 40;

    [Fact]
    public void FixedSeedsOfNodes_AreCleanAndReachEveryRareSituation() => Run(SimulateOptions.Nodes, 1, SeedsOfNodes);

    [Fact]
    public void FixedSeedsOfFleets_AreCleanAndReachEveryRareSituation() => Run(SimulateOptions.Fleet, 1, SeedsOfFleets);

    [Fact]
    public void FixedSeedsOfOwners_AreCleanAndReachEveryRareSituation() =>
        Run(SimulateOptions.Owners, 1, SeedsOfOwners);

    [Fact]
    public void FixedSeedsOfContainers_AreCleanAndReachEveryRareSituation() =>
        Run(SimulateOptions.Containers, FirstOfContainers, SeedsOfContainers);

    [Fact]
    public void FixedSeedsOfClusters_AreCleanAndReachEveryRareSituation() =>
        Run(SimulateOptions.Cluster, 1, SeedsOfClusters);

    [Fact]
    public void SeedsOfNodesOfThisCommit_AreCleanAndReachEveryRareSituation() =>
        Run(SimulateOptions.Nodes, CommitSeed.Value, SeedsOfNodes);

    [Fact]
    public void SeedsOfFleetsOfThisCommit_AreCleanAndReachEveryRareSituation() =>
        Run(SimulateOptions.Fleet, CommitSeed.Value, SeedsOfFleets);

    private static void Run(string world, ulong first, ulong count)
    {
        var output = new StringWriter();
        var options = new SimulateOptions
        {
            World = world,
            First = first,
            Count = count,
        };
        var code = new SimulateCommand(options, output).Run();
        TestContext.Current.TestOutputHelper?.WriteLine(output.ToString());
        code.ShouldBe(0, output.ToString());
    }
}
