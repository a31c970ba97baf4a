namespace Supervisor.Supervision.EventSourcing;

internal enum AppendTruth
{
    Written,
    NotWritten,

    /// <summary>Somebody else has written into the stream, or an old copy of it was put back under a running daemon.</summary>
    Diverged,
}
