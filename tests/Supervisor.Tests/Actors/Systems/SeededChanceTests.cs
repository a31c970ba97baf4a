using Shouldly;
using Supervisor.Actors.Systems;
using Xunit;

namespace Supervisor.Tests.Actors.Systems;

public sealed class SeededChanceTests
{
    [Fact]
    public void SameSeed_GivesTheSameNumbersForEver()
    {
        var chance = new SeededChance(42);

        // Pinned: a recorded seed must replay with every later version.
        chance.NextBits().ShouldBe(0xBDD732262FEB6E95UL);
        chance.NextBits().ShouldBe(0x28EFE333B266F103UL);
    }

    [Fact]
    public void Numbers_StayInTheirRange()
    {
        var chance = new SeededChance(1);

        for (var i = 0; i < 10_000; i++)
        {
            chance.Next().ShouldBeInRange(0, 1 - double.Epsilon);
            chance.Next(3).ShouldBeInRange(0, 2);
        }
    }
}
