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

    [Fact]
    public void FixedSeedsOfNodes_AreCleanAndReachEveryRareSituation() => Run(SimulateOptions.Nodes, 1, SeedsOfNodes);

    [Fact]
    public void FixedSeedsOfFleets_AreCleanAndReachEveryRareSituation() => Run(SimulateOptions.Fleet, 1, SeedsOfFleets);

    [Fact]
    public void FixedSeedsOfContainers_AreCleanAndReachEveryRareSituation() =>
        Run(SimulateOptions.Containers, FirstOfContainers, SeedsOfContainers);

    [Fact]
    public void SeedsOfNodesOfThisCommit_AreCleanAndReachEveryRareSituation() =>
        Run(SimulateOptions.Nodes, CommitSeed.Value, SeedsOfNodes);

    [Fact]
    public void SeedsOfFleetsOfThisCommit_AreCleanAndReachEveryRareSituation() =>
        Run(SimulateOptions.Fleet, CommitSeed.Value, SeedsOfFleets);

    private static void Run(string world, ulong first, ulong count) =>
        SeedRun.Of(
            new SimulateOptions
            {
                World = world,
                First = first,
                Count = count,
            }
        );
}
