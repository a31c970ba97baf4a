using Supervisor.Actors.Systems;
using Supervisor.TestKit.Time;

namespace Supervisor.TestKit.Ownership;

/// <summary>What goes wrong in a world of owners: one thing after the other, several at a time.</summary>
internal sealed class OwnershipStorm(OwnershipWorld world)
{
    private static readonly TimeSpan Storm = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(50);

    private const int Moving = 15;
    private const string BereavedAmid = "a guard that was away while its node was cut off or stood still";

    private static readonly TimeSpan BetweenBereavements = TimeSpan.FromSeconds(1);

    private readonly Dictionary<OwningNode, TimeSpan> _bereavedUntil = [];
    private bool _isOver;

    /// <summary>For whose sake all this is done: a run that reaches one of them never shows nothing of it.</summary>
    internal static IReadOnlyList<string> Rarities { get; } =
    [
        "a group went to another node",
        "a restart that was prepared",
        BereavedAmid,
        "a start that came too late",
        "a stop that was acknowledged",
        "a stop that was taken over",
        "an end by leash",
        "an end by order",
        "an end by power",
        "standing: moves-away",
        "standing: owned-elsewhere",
        "standing: right-lost",
        "standing: unowned",
    ];

    private SeededChance Chance => world.Chance;

    /// <summary>One seed from its beginning to its end.</summary>
    internal static OwnershipWorld Run(
        ulong seed,
        Supervisor.Supervision.Ownership.RightRules? rules = null,
        bool answersEarly = false
    )
    {
        var size = new SeededChance(~seed);
        var world = new OwnershipWorld(seed, 2 + size.Next(3), 1 + size.Next(3), rules) { AnswersEarly = answersEarly };
        new OwnershipStorm(world).Run();
        return world;
    }

    private void Run()
    {
        foreach (var node in world.Nodes)
        {
            world.Clock.After(Within(0, 6), node.StartDaemon);
        }

        world.RunFor(TimeSpan.FromSeconds(8));
        Next();
        world.RunFor(Storm);
        Cease();
        world.RunFor(Calm);
        // A group may just be moving to a better place.
        for (var second = 0; second < Moving && !world.IsCalm; second++)
        {
            world.RunFor(TimeSpan.FromSeconds(1));
        }

        world.CheckCalm();
    }

    private void Next()
    {
        if (!_isOver)
        {
            Strike(world.Nodes[Chance.Next(world.Nodes.Count)]);
            if (Chance.Next(4) == 0)
            {
                Order();
            }

            world.Clock.After(Within(0.3, 4), Next);
        }
    }

    private void Strike(OwningNode node)
    {
        switch (Chance.Next(9))
        {
            case 0:
                Pause(node, Within(0.2, 12));
                break;
            case 1 or 2:
                CutOff(node, Within(0.5, 14));
                break;
            case 3:
                world.Weather.Badness = Chance.Next();
                world.Clock.After(Within(1, 8), () => world.Weather.Badness = 0);
                break;
            case 4:
                node.KillDaemon();
                StartAfter(node, Within(0.1, 6));
                break;
            case 5:
                node.KillDaemon();
                node.Work.Die();
                StartAfter(node, Within(2, 15));
                break;
            case 6:
                Bereave(node);
                break;
            case 7:
                Drain();
                break;
            case 8:
                node.PrepareRestart(() =>
                {
                    node.KillDaemon();
                    StartAfter(node, Within(0.5, 8));
                });
                break;
        }
    }

    private void Pause(OwningNode node, TimeSpan span)
    {
        if (node is { IsPaused: false, IsRunning: true })
        {
            world.Oracle.Say($"{node.Name} stands still");
            node.IsPaused = true;
            world.Clock.After(span, () => node.IsPaused = false);
        }
    }

    private void CutOff(OwningNode node, TimeSpan span)
    {
        if (node.Entries.IsCut)
        {
            return;
        }

        world.Oracle.Say($"{node.Name} is cut off");
        node.IsDeceived = Chance.Next(2) == 0;
        node.Entries.Cut(isCut: true);
        world.Clock.After(span, () => Heal(node));
    }

    // No longer than the guard may be late by all that it has: after that nobody promises anything.
    private void Bereave(OwningNode node)
    {
        if (world.Clock.Elapsed < _bereavedUntil.GetValueOrDefault(node))
        {
            return;
        }

        var span = Within(0.1, 0.8);
        _bereavedUntil[node] = world.Clock.Elapsed + span + BetweenBereavements;
        world.Oracle.Note(node.Entries.IsCut || node.IsPaused ? BereavedAmid : "a guard that was away");
        world.Oracle.Say($"{node.Name} has no guard for a moment");
        node.Work.IsGuardThere = false;
        world.Clock.After(span, () => node.Work.IsGuardThere = true);
    }

    private void Drain()
    {
        world.Drain(1 + Chance.Next(world.Nodes.Count));
        world.Clock.After(Within(3, 12), () => world.Drain());
    }

    private void Order()
    {
        var group = world.Groups[Chance.Next(world.Groups.Count)];
        if (world.Nodes.FirstOrDefault(node => node.Has(group)) is { } owner)
        {
            owner.Order(group, isStop: !owner.IsStopped(group));
        }
    }

    // Until all run again: an order of which nobody could say is given once more.
    private void StartAll()
    {
        foreach (var group in world.Groups)
        {
            if (world.Nodes.FirstOrDefault(node => node.Has(group) && node.IsStopped(group)) is { } owner)
            {
                owner.Order(group, isStop: false);
            }
        }

        world.Clock.After(TimeSpan.FromSeconds(1), StartAll);
    }

    private void StartAfter(OwningNode node, TimeSpan span) => world.Clock.After(span, node.StartDaemon);

    private static void Heal(OwningNode node)
    {
        node.IsDeceived = false;
        if (node.Entries.IsCut)
        {
            node.Entries.Cut(isCut: false);
        }
    }

    private void Cease()
    {
        world.Oracle.Say("calm");
        _isOver = true;
        world.Weather.Badness = 0;
        world.Drain();
        foreach (var node in world.Nodes)
        {
            Heal(node);
            node.IsPaused = false;
            node.Work.IsGuardThere = true;
            node.StartDaemon();
        }

        StartAll();
    }

    private TimeSpan Within(double least, double most) =>
        TimeSpan.FromSeconds(least + (Chance.Next() * (most - least)));
}
