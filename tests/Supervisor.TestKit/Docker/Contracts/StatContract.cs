using Shouldly;
using Supervisor.Runtimes.Docker.Stats;
using Supervisor.TestKit.Docker.Engines;
using Xunit;

namespace Supervisor.TestKit.Docker.Contracts;

/// <summary>What containers use.</summary>
public abstract class StatContract(EngineFixture engine) : EngineContract(engine)
{
    [Fact]
    public async Task Stats_Once_AreThoseOfNow()
    {
        var stats = Done(await Client.Stats.OnceAsync(Engine.Resident, Cancellation));

        stats.Memory.ShouldNotBeNull().Usage.ShouldBeGreaterThan(0UL);
        stats.Memory.Limit.ShouldBeGreaterThan(stats.Memory.Usage);
        stats.Cpu.ShouldNotBeNull().Usage.ShouldNotBeNull().Total.ShouldBeGreaterThan(0UL);
        stats.Pids.ShouldNotBeNull().Current.ShouldBeGreaterThan(0UL);
        stats.Read.ShouldNotBeNull().ShouldBe(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task Stats_Followed_TellWhatIsUsedBetweenTwoLooks()
    {
        using (var once = Done(await Client.Stats.OpenAsync(Engine.Resident, Cancellation)))
        {
            (await FirstAsync(once, static _ => true, "a look")).Cpu.ShouldNotBeNull();
        }

        Assert.SkipUnless(
            Differences.MeasuresEachSecond,
            "This engine looks every five seconds, which takes too long."
        );
        using var feed = Done(await Client.Stats.OpenAsync(Engine.Resident, Cancellation));
        var looks = new List<ContainerStats>();

        await FirstAsync(
            feed,
            stats =>
            {
                looks.Add(stats);
                return looks.Count == 2;
            },
            "a second look"
        );

        var usage = ContainerUsage.Between(looks[0], looks[1]);
        usage.Cores.ShouldNotBeNull().ShouldBeInRange(0, Environment.ProcessorCount);
        usage.Memory.ShouldBeInRange(1UL, usage.MemoryLimit);
    }

    [Fact]
    public async Task Stats_OfNoSuchContainer_AreAbsent()
    {
        var outcome = await Client.Stats.OnceAsync(NewName("none"), Cancellation);

        ShouldBeAbsent(outcome);
    }
}
