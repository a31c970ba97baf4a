using Supervisor.Simulation.Disks;
using Supervisor.Simulation.Machines;

namespace Supervisor.Simulation.Journals;

/// <summary>What a machine's faults do to its store, and how often they were met.</summary>
internal sealed class StoreFaults(Machine machine)
{
    internal const string Open = "an opening again";
    internal const string Claim = "a claim";
    internal const string Commit = "a commit";
    internal const string Snapshot = "a snapshot";
    internal const string Trim = "a trim";
    internal const string NoRoom = "a write refused by a full disk";
    internal const string Unreadable = "a read that the disk failed";
    internal const string FromSnapshot = "a recovery from a snapshot";
    internal const string RefusedForDamage = "a journal refused for damage";
    internal const string WriteFenced = "a write refused in its moment, for another writer's sake";

    /// <summary>The situations in which a call was carried out and its answer lost.</summary>
    internal static IReadOnlyList<string> LostReplies { get; } =
    [LostReplyOf(Open), LostReplyOf(Claim), LostReplyOf(Commit), LostReplyOf(Snapshot), LostReplyOf(Trim)];

    internal string? WhyNoRoom() => Met(machine.Disk.Fault == DiskFault.Full, NoRoom, "No room is left on the disk.");

    internal string? WhyUnreadable() =>
        Met(machine.Disk.Fault == DiskFault.Unreadable, Unreadable, "The disk failed to read.");

    /// <summary>Null when the answer to the call arrives.</summary>
    internal string? WhyNoReply(string call)
    {
        // Not every one, or nothing would ever come to a second call after one whose answer was lost.
        const double Share = 0.4;
        var (universe, now) = (machine.Universe, machine.Universe.Clock.Now);
        var isLost = machine.LosesRepliesUntil > now && universe.Chance.Next() < Share;
        return Met(isLost, LostReplyOf(call), "The store's answer was lost.");
    }

    private static string LostReplyOf(string call) => $"{call} that succeeded with its reply lost";

    private string? Met(bool isMet, string situation, string reason)
    {
        if (!isMet)
        {
            return null;
        }

        machine.Universe.Rarities.Reached(situation);
        return reason;
    }
}
