using Supervisor.Supervision.Time;

namespace Supervisor.Supervision.Ownership.Notes;

/// <summary>The note of a group that this node has claimed, as far as it knows the store.</summary>
internal sealed record Noting
{
    internal static Noting Unread { get; } = new();

    internal bool IsRead { get; init; }

    /// <summary>It is there, and this version does not understand it.</summary>
    internal bool IsUnreadable { get; init; }

    /// <summary>What the group was taken over with.</summary>
    internal GroupNote? First { get; init; }

    internal GroupNote Stored { get; init; } = GroupNote.Empty;

    /// <summary>Of the entry; 0 while there is none.</summary>
    internal long Version { get; init; }

    /// <summary>A question to the store is under way.</summary>
    internal bool IsAsked { get; init; }

    /// <summary>What is stored is in doubt, and is read before anything is written.</summary>
    internal bool IsInDoubt { get; init; }

    /// <summary>Not again before this.</summary>
    internal BootMoment? Again { get; init; }

    /// <summary>Why it is not stored, as a sentence; empty while nothing was in the way.</summary>
    internal string Problem { get; init; } = "";
}

/// <summary>What a group's supervisor has said last.</summary>
internal sealed record ToldNote(long Epoch, GroupNote Note);
