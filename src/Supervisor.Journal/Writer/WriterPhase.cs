namespace Supervisor.Journal.Writer;

internal enum WriterPhase
{
    /// <summary>The store is being opened, or an earlier incarnation's call is awaited before that.</summary>
    Opening,

    /// <summary>Open, and no call is under way.</summary>
    Idle,

    /// <summary>A commit or another call is under way.</summary>
    Calling,

    /// <summary>An opening failed; the next follows after a pause.</summary>
    Pausing,

    Closing,
    Closed,
    Fenced,
}
