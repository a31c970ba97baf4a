using System.Text.Json;
using Supervisor.Cluster.Coordination.Memory;
using Supervisor.Contracts.Ids;
using Supervisor.Simulation.Machines;
using Supervisor.Simulation.Networks;
using Supervisor.Simulation.World;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.TestKit.Coordination;
using Supervisor.TestKit.Ownership;

namespace Supervisor.Simulation.Clusters.Stores;

/// <summary>
/// The place where all nodes agree. It loses nothing and is always one; how it is reached is another matter: calls are slow, refused,
/// in doubt or made late, and no better than the cables between a machine and it.
/// </summary>
internal sealed class SharedStore
{
    /// <summary>Its name in the network.</summary>
    internal const string Place = "store";

    internal const string MadeLate = "a change of the store made after nobody could say";
    internal const string AnswerLost = "a change of the store made with its answer lost";
    internal const string Deceived = "a lease that a leader said was kept, and was not";

    /// <summary>All that a client waits for an answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.9);

    private static readonly TimeSpan LostPiece = TimeSpan.FromSeconds(0.2);

    private readonly HashSet<string> _deceived = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Func<Daemon, EntryChange, bool>> _onceAsked = new(StringComparer.Ordinal);
    private readonly Universe _universe;
    private readonly SimulatedNetwork _network;

    internal SharedStore(Universe universe, SimulatedNetwork network)
    {
        (_universe, _network) = (universe, network);
        Time = new WorldTime(universe.Clock);
        Weather = new StoreWeather(universe.Chance);
        Medium = new MemoryMedium(StoreId.FromEntropy(new byte[16]), Time);
        Truth = new MemoryCoordination(Medium);
    }

    /// <summary>A daemon of that machine has just asked for a change.</summary>
    internal event Action<string, Daemon, EntryChange>? AskedFor;

    /// <summary>Another store has taken the place of the one that was.</summary>
    internal event Action? Replaced;

    internal static IReadOnlyList<string> Situations { get; } = [MadeLate, AnswerLost, Deceived];

    internal WorldTime Time { get; }

    internal StoreWeather Weather { get; }

    internal MemoryMedium Medium { get; private set; }

    /// <summary>The store itself, as nobody in the world reaches it.</summary>
    internal ICoordination Truth { get; private set; }

    /// <summary>Of the stores that have been in this place, which it is.</summary>
    internal int Era { get; private set; }

    /// <summary>It is off: nobody reaches it, and nothing is made of what is asked.</summary>
    internal bool IsAway { get; set; }

    /// <summary>Since when it is not what it was, and no operator has said that the cluster goes on in it; null: it is not so.</summary>
    internal TimeSpan? DoubtedSince { get; set; }

    internal bool IsInDoubt => DoubtedSince is not null;

    /// <summary>What was asked of the one before and is still on its way comes to nothing here.</summary>
    internal void Be(MemoryMedium medium)
    {
        (Medium, Truth) = (medium, new MemoryCoordination(medium));
        Era++;
        Replaced?.Invoke();
    }

    /// <summary>A leader that is none any more tells this machine's daemons that their leases are kept.</summary>
    internal void Deceive(string machine, bool isDeceived)
    {
        if (isDeceived)
        {
            _deceived.Add(machine);
        }
        else
        {
            _deceived.Remove(machine);
        }
    }

    internal bool Deceives(string machine)
    {
        var isDeceived = !IsAway && _deceived.Contains(machine);
        if (isDeceived)
        {
            _universe.Rarities.Reached(Deceived);
        }

        return isDeceived;
    }

    /// <summary>Which node owns a group, by its claim.</summary>
    internal string? OwnerOf(string group)
    {
        var claims = Medium.Entries.Read(EntryKey.Of("claims", group));
        if (claims.Find(EntryKey.Of("claims", group, "owner"))?.Value is not { } claim)
        {
            return null;
        }

        using var document = JsonDocument.Parse(claim);
        return document.RootElement.TryGetProperty("owner", out var owner) ? owner.GetString() : null;
    }

    /// <param name="act">
    /// Told of a daemon of that machine, right after it has asked for a change, until it says that this was the one; null: of none.
    /// </param>
    internal void OnceAsked(string machine, Func<Daemon, EntryChange, bool>? act)
    {
        if (act is null)
        {
            _onceAsked.Remove(machine);
        }
        else
        {
            _onceAsked[machine] = act;
        }
    }

    internal void Asked(string machine, Daemon daemon, EntryChange change)
    {
        AskedFor?.Invoke(machine, daemon, change);
        if (_onceAsked.TryGetValue(machine, out var act) && act(daemon, change))
        {
            _onceAsked.Remove(machine);
        }
    }

    /// <summary>Also from all but a leader that is none any more: that one takes what comes, and most of it comes to nothing.</summary>
    internal bool IsCut(string machine) =>
        IsAway || _deceived.Contains(machine) || _network.IsCut(machine, Place) || _network.IsCut(Place, machine);

    internal CallPlan PlanFor(string machine)
    {
        var plan =
            IsAway ? new CallPlan(CallFate.Unavailable, _universe.Chance.Next() * Patience, TimeSpan.Zero)
            : _deceived.Contains(machine) || _network.IsCut(machine, Place) ? Weather.For(isCut: true)
            : _network.IsCut(Place, machine) ? new CallPlan(CallFate.UnknownDone, LostPieces(), Patience)
            : Weather.For(isCut: false);
        Note(plan.Fate);
        return plan with { Before = plan.Before + LostPieces() };
    }

    internal TimeSpan TellDelay() => Weather.TellDelay() + LostPieces();

    /// <summary>What is lost on the way is sent again, and comes later.</summary>
    private TimeSpan LostPieces()
    {
        var late = TimeSpan.Zero;
        while (_universe.Chance.Next() < _network.Loss)
        {
            late += LostPiece;
        }

        return late;
    }

    private void Note(CallFate fate)
    {
        if (fate is CallFate.UnknownDoneLater)
        {
            _universe.Rarities.Reached(MadeLate);
        }
        else if (fate is CallFate.UnknownDone)
        {
            _universe.Rarities.Reached(AnswerLost);
        }
    }
}
