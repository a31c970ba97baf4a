using Shouldly;
using Supervisor.Supervision.Ownership;
using Supervisor.TestKit.Ownership;
using Supervisor.TestKit.Ownership.Plants;
using Xunit;

namespace Supervisor.Tests.Supervision.Ownership;

/// <summary>Several nodes over one store, under faults that are drawn from a seed.</summary>
public sealed class OwnershipStormTests
{
    private const int Seeds = 40;
    private const int SeedsForABug = 100;

    [Fact]
    public void Owners_NeverRunAGroupTwice_AndRunItInTheCalm()
    {
        var rarities = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var seed = 1UL; seed <= Seeds; seed++)
        {
            var oracle = OwnershipStorm.Run(seed).Oracle;
            oracle.Violations.ShouldBeEmpty($"seed {seed}:\n{string.Join('\n', oracle.Trace)}");
            foreach (var (situation, count) in oracle.Rarities)
            {
                rarities[situation] = rarities.GetValueOrDefault(situation) + count;
            }
        }

        OwnershipStorm.Rarities.Where(situation => !rarities.ContainsKey(situation)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(typeof(StaleLeader))]
    [InlineData(typeof(CheckThenStart))]
    [InlineData(typeof(EarlyTakeover))]
    public void PlantedBug_IsFound(Type bug)
    {
        // One more, the late renewal, takes some hundred seeds: the simulator's tests look for that.
        for (var seed = 1UL; seed < 1 + SeedsForABug; seed++)
        {
            var rules = (RightRules)Activator.CreateInstance(bug, nonPublic: true)!;
            if (
                OwnershipStorm
                    .Run(seed, rules)
                    .Oracle.Violations.Any(broken => broken.Invariant == RunOracle.AtMostOnce)
            )
            {
                return;
            }
        }

        Assert.Fail($"{bug.Name} was not found within {SeedsForABug} seeds.");
    }

    [Fact]
    public void Answer_BeforeTheStoreHasIt_IsNoticed()
    {
        for (var seed = 1UL; seed < SeedsForABug; seed++)
        {
            var oracle = OwnershipStorm.Run(seed, answersEarly: true).Oracle;
            if (oracle.Violations.Any(broken => broken.Invariant == RunOracle.StaysStopped))
            {
                return;
            }
        }

        Assert.Fail($"It was not noticed within {SeedsForABug} seeds.");
    }

    [Fact]
    public void Seed_GivesTheSameRunAgain() =>
        OwnershipStorm.Run(5).Oracle.Trace.ShouldBe(OwnershipStorm.Run(5).Oracle.Trace);
}
