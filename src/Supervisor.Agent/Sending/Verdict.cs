namespace Supervisor.AgentLibrary.Sending;

/// <summary>What became of a word.</summary>
internal enum Verdict
{
    Taken,

    /// <summary>It counts, but is to be said again, because the supervisor could not write it down.</summary>
    Keep,

    /// <summary>It will never be taken.</summary>
    Refused,

    /// <summary>Nobody can say whether it was taken.</summary>
    Away,

    /// <summary>Nobody was there to take it.</summary>
    Unreachable,
}
