namespace Supervisor.Simulation.Journals;

/// <summary>How a transaction of the simulated store ended.</summary>
internal enum SaveStatus
{
    Saved,

    /// <summary>Nothing was written: another writer has claimed the journal.</summary>
    Fenced,

    /// <summary>Nothing was written, for the reason given.</summary>
    Refused,

    /// <summary>It was written, and nobody is told.</summary>
    ReplyLost,
}
