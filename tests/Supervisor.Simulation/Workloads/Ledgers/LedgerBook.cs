using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Workloads.Ledgers;

/// <summary>What the world knows of one ledger: what was asked, and what was acknowledged.</summary>
internal sealed class LedgerBook(Universe universe, string stream)
{
    internal const string NothingIsLost = "acknowledged is never lost";
    internal const string OnceOnly = "a command runs at most once";

    private readonly HashSet<string> _acknowledged = new(StringComparer.Ordinal);

    internal int Acknowledged => _acknowledged.Count;

    internal void Acknowledge(string id) => _acknowledged.Add(id);

    /// <summary>An old copy of the disk was put back: what came after it is gone by somebody's own hand.</summary>
    internal void ForgetAllBut(IReadOnlySet<string> copied) => _acknowledged.IntersectWith(copied);

    internal IReadOnlySet<string> Copy() => _acknowledged.ToHashSet(StringComparer.Ordinal);

    internal void Check(LedgerState state)
    {
        var remembered = state.Ids.ToHashSet(StringComparer.Ordinal);
        if (remembered.Count != state.Ids.Count)
        {
            var twice = state.Ids.GroupBy(static id => id).First(static group => group.Count() > 1).Key;
            universe.Violate(OnceOnly, $"{stream} holds the deposit {twice} twice");
        }

        if (_acknowledged.FirstOrDefault(id => !remembered.Contains(id)) is { } lost)
        {
            universe.Violate(NothingIsLost, $"{stream} acknowledged the deposit {lost} and does not have it");
        }
    }
}
