namespace Supervisor.Supervision.Ownership.Ends;

/// <summary>
/// Finds out how long an end by force takes on this machine. Nothing waits for it: as long as nothing is known, what is usual
/// holds. Asked from an actor's turn: neither call waits nor throws.
/// </summary>
public interface IEndMeter
{
    /// <summary>What became of the last try; null before there was one.</summary>
    EndMeasurement? Last { get; }

    /// <summary>Somebody wants to know from now on. Said again it changes nothing.</summary>
    void Need();
}
