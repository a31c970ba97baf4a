namespace Supervisor.Supervision.Ownership.Residing;

/// <summary>What became of nobody's waiting for a node any more.</summary>
public enum ReleaseStatus
{
    Done,

    /// <summary>The node is there, and says itself what has ended; of what was released before that it says so again.</summary>
    Lives,

    /// <summary>The store did not say; asking again does no harm.</summary>
    Unknown,
}
