namespace Supervisor.Simulation.Fleets.Drafts;

/// <summary>How an agent becomes ready.</summary>
internal enum Way
{
    /// <summary>Says so itself, again and again.</summary>
    Speaks,

    /// <summary>Writes a line to its notification descriptor.</summary>
    Notifies,

    /// <summary>Has a probe.</summary>
    IsProbed,

    /// <summary>Runs, and nobody vouches for more.</summary>
    IsSilent,
}
