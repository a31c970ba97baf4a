namespace Supervisor.Simulation.Journals;

/// <summary>What a frame of the simulated journal's file says.</summary>
internal enum LogKind : byte
{
    /// <summary>A writer has taken the journal.</summary>
    Claim = 1,

    /// <summary>Events of one stream; what is committed together stands together.</summary>
    Append,

    Snapshot,
    Trim,
}
