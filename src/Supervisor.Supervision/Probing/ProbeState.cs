namespace Supervisor.Supervision.Probing;

/// <summary>
/// All that a probe knows. It is in no journal: after a restart of the daemon the agent's readiness is there, and the probe
/// looks again.
/// </summary>
internal sealed record ProbeState
{
    /// <summary>Of the incarnation.</summary>
    internal required TimeSpan Started { get; init; }

    /// <summary>It has run before this probe began, so it is expected to work already.</summary>
    internal bool IsAdopted { get; init; }

    internal required TimeSpan NextTry { get; init; }

    /// <summary>The next try that counts if it fails. What is tried before is a look, which can only bring good news.</summary>
    internal required TimeSpan NextBeat { get; init; }

    /// <summary>Between two looks.</summary>
    internal required TimeSpan LookDelay { get; init; }

    /// <summary>The last try that began was no mere look.</summary>
    internal bool IsBeat { get; init; }

    /// <summary>The last try that began does not count, beat or not.</summary>
    internal bool IsInStartPeriod { get; init; }

    internal bool HasPassed { get; init; }

    /// <summary>Failures in a row, since the last pass.</summary>
    internal int Failures { get; init; }

    /// <summary>Those among them that count towards a verdict.</summary>
    internal int Counted { get; init; }

    /// <summary>The first of the failures in a row; null while there is none.</summary>
    internal DateTimeOffset? FailingSince { get; init; }

    /// <summary>Of the last failure in the row; empty while there is none.</summary>
    internal string LastReason { get; init; } = "";

    /// <summary>It is the reason of all of the row.</summary>
    internal bool HasOneReason { get; init; }

    internal DateTimeOffset? LastTry { get; init; }

    /// <summary>The verdict; null before the first.</summary>
    internal bool? Passes { get; init; }

    /// <summary>What the observer says of itself.</summary>
    internal bool IsObserverSuspect { get; init; }

    /// <summary>What the agent was told last; null while it was told nothing.</summary>
    internal ProbeWord? Said { get; init; }
}
