using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Ports.Membership;

namespace Supervisor.Cluster.Membership;

/// <summary>
/// Whether this start may put its entry where another stands. The daemon before leaves one when it is killed, for as long as its
/// lease lives; and a copied data directory makes two daemons of one node.
/// </summary>
internal static class SeatRules
{
    /// <summary>
    /// Who has kept a lease for so long is alive: a new leader of the store gives every lease its whole time again, and leases
    /// end late rather than early.
    /// </summary>
    public static TimeSpan Patience(TimeSpan ttl) => (2 * ttl) + TimeSpan.FromSeconds(3);

    /// <param name="text">Of the entry that stands there.</param>
    /// <param name="own">This start.</param>
    /// <param name="stoodFor">How long the same entry was seen there.</param>
    /// <param name="lives">Whether a process of this machine is alive; null when it is none of this machine.</param>
    public static SeatVerdict Judge(string text, Member own, TimeSpan stoodFor, TimeSpan ttl, Func<string, bool?> lives)
    {
        if (MemberCodec.TryRead(own.Node, text, out var there) && there.Run == own.Run)
        {
            return SeatVerdict.Sit;
        }

        return MemberCodec.ProcessOf(text) is { } process && lives(process) is { } isAlive
            ? isAlive
                ? SeatVerdict.Taken
                : SeatVerdict.Sit
            : stoodFor > Patience(ttl)
                ? SeatVerdict.Taken
                : SeatVerdict.Wait;
    }

    public static OperatorError Taken(Member own) =>
        new(
            "node-lives-twice",
            $"Another daemon lives as the node '{own.Name}'.",
            "It has the same id, so its data directory is a copy of this one, or this one is a copy of it.",
            "Stop one of the two, and give it a data directory of its own with --data-dir."
        );
}
