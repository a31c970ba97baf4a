namespace Supervisor.Supervision.Ports.Journal;

public enum AppendStatus
{
    /// <summary>Durable: it survives any crash.</summary>
    Appended,

    /// <summary>Not written: the stream stands at another version than the caller thought.</summary>
    Conflict,

    /// <summary>Not written: the store cannot take it now (disk full, no answer, a failed commit being resolved).</summary>
    Refused,

    /// <summary>Not written: a later writer has opened the journal. This writer will never append again.</summary>
    Fenced,

    /// <summary>Nobody can say: the store did not answer. The truth is found by reading the stream again.</summary>
    Unknown,
}
