using Supervisor.Actors.Systems;

namespace Supervisor.Simulation.World;

/// <summary>What all of one run share. Everything that is not decided by the code under test is drawn from its seed.</summary>
internal sealed class Universe : IDisposable
{
    private readonly List<Violation> _violations = [];

    /// <summary>The most that a time may be drawn out by <see cref="Around"/>.</summary>
    internal const double MostAround = 1.5;

    internal Universe(ulong seed, TextWriter? fullTrace)
    {
        Seed = seed;
        Chance = new SeededChance(seed);
        Trace = new Trace(Clock, fullTrace);
        Scheduler = new TurnScheduler(Chance);
    }

    internal ulong Seed { get; }

    internal SeededChance Chance { get; }

    internal WorldClock Clock { get; } = new();

    internal Trace Trace { get; }

    internal TurnScheduler Scheduler { get; }

    internal Rarities Rarities { get; } = new();

    /// <summary>How many connections were made between machines.</summary>
    internal long Connections { get; set; }

    internal IReadOnlyList<Violation> Violations => _violations;

    internal void Violate(string invariant, string what)
    {
        Trace.Add($"VIOLATED {invariant}: {what}");
        _violations.Add(new Violation(invariant, what, Clock.Now));
    }

    /// <summary>Lets the world go on until a moment, or until an invariant was violated.</summary>
    internal void RunUntil(TimeSpan moment)
    {
        while (_violations.Count == 0)
        {
            if (Scheduler.TryDraw(out var turn))
            {
                turn.Run();
            }
            else if (!Clock.MoveOn(moment))
            {
                return;
            }
        }
    }

    /// <summary>A time around the given one, from half of it to half as much again.</summary>
    internal TimeSpan Around(TimeSpan time) => time * (MostAround - 1 + Chance.Next());

    public void Dispose() => Trace.Dispose();
}
