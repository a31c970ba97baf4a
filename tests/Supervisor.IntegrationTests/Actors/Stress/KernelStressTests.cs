using Shouldly;
using Supervisor.TestKit.Drills;
using Xunit;

namespace Supervisor.IntegrationTests.Actors.Stress;

public sealed class KernelStressTests(ITestOutputHelper output)
{
    // What only a hang reaches, on a machine that is busy as well.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public Task Kernel_DisturbedFromSeveralThreads_AccountsForEveryMessage() => DisturbAsync(TimeSpan.FromSeconds(3));

    [Drill("kernel-stress")]
    public Task Kernel_DisturbedForAMinute_AccountsForEveryMessage() => DisturbAsync(TimeSpan.FromMinutes(1));

    private async Task DisturbAsync(TimeSpan duration)
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var town = new Town((ulong)seed);
        await town.Arrivals.AllEnded(Patience);

        Carousel[] carousels = [new(town, "quiet", watches: false), new(town, "watching", watches: true)];
        Array.ForEach(carousels, static carousel => carousel.Start());

        await Disturb(town, seed, duration);
        foreach (var carousel in carousels)
        {
            carousel.Stop();
            await carousel.Pending.AllEnded(Patience);
        }

        var late = new LateTellers(town);
        await EndWorkers(town);
        var shutdown = await town.System.ShutdownAsync(Patience);
        await late.StopAsync();

        shutdown.StillRunning.ShouldBeEmpty();
        await town.Asks.AllEnded(Patience);
        Describe(town, carousels);
        await town.Ledger.Parcels.AllEnded(Patience);
        Check(town);
    }

    private static async Task Disturb(Town town, int seed, TimeSpan duration)
    {
        using var timeIsUp = new CancellationTokenSource(duration);
        var threads = Enumerable
            .Range(0, Town.Threads)
            .Select(number => new Thread(() => new Troublemaker(town, number, seed).Run(timeIsUp.Token)))
            .ToList();
        threads.ForEach(static thread => thread.Start());
        await Task.Run(() => threads.ForEach(static thread => thread.Join()));
    }

    /// <summary>Ends all who are watched while those who watch still live to hear of it.</summary>
    private static async Task EndWorkers(Town town)
    {
        town.StopWorkers();
        await town.Watches.Pending.AllEnded(Patience);
    }

    private static void Check(Town town)
    {
        town.Ledger.Violations.ShouldBeEmpty();
        town.Ledger.Unbalanced().ShouldBeEmpty("Each message ends once, as handled or as a dead letter.");
        (town.Ledger.Handled + town.Ledger.Dead).ShouldBe(town.Ledger.Told);
        town.Ledger.Dead.ShouldBeGreaterThanOrEqualTo(town.Ledger.Refused);
        town.Ledger.LivingIncarnations.ShouldBe(0, "Every actor object was retired or stopped.");
        town.Watches.AnsweredMoreThanOnce.ShouldBeEmpty();
    }

    private void Describe(Town town, Carousel[] carousels) =>
        output.WriteLine(
            $"{town.Ledger.Told:N0} told = {town.Ledger.Handled:N0} handled + {town.Ledger.Dead:N0} dead letters "
                + $"({town.Ledger.Refused:N0} refused at once); {town.Asks.Begun:N0} asks, {town.Watches.Pending.Begun:N0} watches, "
                + $"{town.Failures.Answered:N0} failures and {town.Failures.WhileStopping:N0} while stopping; "
                + $"{carousels[0].Hops:N0} and {carousels[1].Hops:N0} hops"
        );
}
