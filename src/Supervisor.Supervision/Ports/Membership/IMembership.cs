using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Supervision.Ports.Membership;

/// <summary>This node's place among the others, kept for as long as it lives.</summary>
public interface IMembership
{
    /// <summary>
    /// Holds in a transaction only as long as this node's entry is the one that it wrote last: whoever writes on it does not write
    /// after the others have seen it go. Null while it has none.
    /// </summary>
    EntryCondition? Own { get; }

    /// <summary>As it was told last.</summary>
    MembersView View { get; }

    /// <summary>
    /// Tells the view that there is, and each that follows, one after the other, from any thread. Nothing more is told once
    /// what this returns was disposed of.
    /// </summary>
    IAsyncDisposable Watch(Action<MembersView> listener);
}
