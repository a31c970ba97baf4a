using Supervisor.Supervision.Limits;
using Supervisor.Supervision.Ports.Membership;

namespace Supervisor.Supervision.Placing;

/// <summary>
/// Whether a machine can run a group. What a machine does not declare is not judged, except that labels and cards which are asked
/// for must be declared.
/// </summary>
internal static class FittingRules
{
    /// <param name="runs">What else the machine runs.</param>
    /// <returns>A sentence's end, after the node's name; null: nothing stands in the way.</returns>
    internal static string? Obstacle(
        GroupDemand group,
        DeclaredNode node,
        Member member,
        IReadOnlyList<GroupDemand> runs
    ) =>
        ForbiddenText.Obstacle(member.Limits.Against(group.Privileges))
        ?? Label(group, node)
        ?? Arch(group, member)
        ?? Card(group, node, runs)
        ?? Memory(group, node, member, runs)
        ?? Port(group, runs);

    /// <summary>Whether a machine might run a group at all, whoever lives and whatever else runs.</summary>
    internal static bool MightRun(GroupDemand group, DeclaredNode node) =>
        Label(group, node) is null && Card(group, node, []) is null;

    private static string? Label(GroupDemand group, DeclaredNode node)
    {
        foreach (var (label, wanted) in group.Labels)
        {
            if (!node.Node.Labels.TryGet(label, out var value) || value != wanted)
            {
                return $"lacks the label {label}={wanted}";
            }
        }

        return null;
    }

    private static string? Arch(GroupDemand group, Member member) =>
        group.Arch is not { } wanted || ArchName.IsSame(wanted, member.Arch) ? null
        : member.Arch.Length == 0 ? $"does not say that it is {wanted}"
        : $"is {member.Arch} and not {wanted}";

    private static string? Card(GroupDemand group, DeclaredNode node, IReadOnlyList<GroupDemand> runs)
    {
        if (group.CardBytes is { } least && !node.Node.Gpus.Any(card => card.MemoryBytes >= least))
        {
            return $"has no card with {SizeText.Of(least)}";
        }

        return group.Gpu is not { } need ? null
            : CardUse.Of(node.Node, runs).RoomFor(need) is not { } room ? "has no such card"
            : room < need.MemoryBytes
                ? $"has {SizeText.Of(Math.Max(room, 0))} of a card left, and it takes {SizeText.Of(need.MemoryBytes)}"
            : null;
    }

    private static string? Memory(GroupDemand group, DeclaredNode node, Member member, IReadOnlyList<GroupDemand> runs)
    {
        var all = node.Node.MemoryBytes ?? (member.MemoryBytes > 0 ? member.MemoryBytes : null);
        if (group.MemoryBytes is not { } wanted || all is not { } bytes)
        {
            return null;
        }

        var free = bytes - runs.Sum(static other => (decimal)(other.MemoryBytes ?? 0));
        return wanted > free
            ? $"has {SizeText.Of(Math.Max(free, 0))} of memory left, and it takes {SizeText.Of(wanted)}"
            : null;
    }

    private static string? Port(GroupDemand group, IReadOnlyList<GroupDemand> runs)
    {
        foreach (var port in group.Ports)
        {
            if (runs.FirstOrDefault(other => other.Ports.Any(port.Collides)) is { } holder)
            {
                return $"has its port {port} taken by {holder.Group}";
            }
        }

        return null;
    }
}
