using Supervisor.Actors;

namespace Supervisor.IntegrationTests.Actors.Stress;

/// <summary>One thread that tells, asks, watches and inspects at random until its time is up.</summary>
internal sealed class Troublemaker(Town town, int number, int seed)
{
    private static readonly TimeSpan ShortAsk = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan LongAsk = TimeSpan.FromSeconds(5);

    /// <summary>How many of ten thousand parcels have each fate; the rest is simply handled.</summary>
    private static readonly (Fate Fate, int Share)[] Fates =
    [
        (Fate.Forwarded, 1500),
        (Fate.Stashed, 600),
        (Fate.Unstashes, 200),
        (Fate.Unhandled, 50),
        (Fate.Resumes, 20),
        (Fate.Restarts, 20),
        (Fate.Escalates, 1),
        (Fate.StopsItsReceiver, 5),
        (Fate.StopsByItsParent, 5),
        (Fate.SetsATimer, 50),
        (Fate.Pipes, 50),
        (Fate.HoldsTheMail, 20),
    ];

    private readonly Random _random = new(seed + number);

    internal void Run(CancellationToken timeIsUp)
    {
        var goesOn = true;
        while (goesOn && !timeIsUp.IsCancellationRequested)
        {
            if (town.Ledger.IsCrowded)
            {
                Thread.Yield();
            }
            else
            {
                goesOn = DoOne(_random.Next(Town.Workers));
            }
        }
    }

    private bool DoOne(int worker)
    {
        switch (_random.Next(1000))
        {
            case < 880:
                return TellOne(worker);
            case < 960:
                town.Ask(worker, DrawFate(), _random.Next(2) == 0 ? ShortAsk : LongAsk);
                return true;
            case < 999:
                town.Watch(worker);
                return true;
            default:
                _ = town.System.InspectAsync("/hall", depth: 3, LongAsk);
                return true;
        }
    }

    private bool TellOne(int worker)
    {
        var result = town.Tell(worker, number, DrawFate());
        if (result == TellResult.Gone)
        {
            // Its group is about to fill the place; there is little to learn from flooding the dead.
            Thread.Yield();
        }

        return result is not null;
    }

    private Fate DrawFate()
    {
        var drawn = _random.Next(10_000);
        foreach (var (fate, share) in Fates)
        {
            drawn -= share;
            if (drawn < 0)
            {
                return fate;
            }
        }

        return Fate.Handled;
    }
}
