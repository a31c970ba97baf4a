using Supervisor.Fleet.Model;
using Supervisor.Fleet.Values;

namespace Supervisor.Supervision.Placing;

/// <summary>
/// How much of each card of a machine is free. Who names no card gets the one with the most room, the first among equals; those
/// who name one come first, then the largest: so everybody who knows the same groups comes to the same cards.
/// </summary>
internal sealed class CardUse
{
    private readonly decimal[] _free;

    private CardUse(ValueList<GpuModel> cards) => _free = [.. cards.Select(static card => (decimal)card.MemoryBytes)];

    internal static CardUse Of(NodeModel node, IEnumerable<GroupDemand> groups)
    {
        var use = new CardUse(node.Gpus);
        var wanting = groups
            .Where(static group => group.Gpu is not null)
            .OrderBy(static group => group.Gpu!.Card is null)
            .ThenByDescending(static group => group.Gpu!.MemoryBytes)
            .ThenBy(static group => group.Group, StringComparer.Ordinal);
        foreach (var group in wanting)
        {
            use.Take(group.Gpu!);
        }

        return use;
    }

    /// <summary>The most that the wanted card has left; null where there is no such card.</summary>
    internal decimal? RoomFor(GpuNeed need) => CardFor(need) is { } card ? _free[card] : null;

    private void Take(GpuNeed need)
    {
        if (CardFor(need) is { } card)
        {
            _free[card] -= need.MemoryBytes;
        }
    }

    private int? CardFor(GpuNeed need)
    {
        if (need.Card is { } named)
        {
            return named >= 0 && named < _free.Length ? named : null;
        }

        return _free.Length == 0 ? null : Array.IndexOf(_free, _free.Max());
    }
}
