namespace Supervisor.TestKit.Coordination;

/// <summary>What becomes of a call to a store in distress.</summary>
public enum CallFate
{
    /// <summary>Done and answered.</summary>
    Served,

    /// <summary>Not done, and said so.</summary>
    Unavailable,

    /// <summary>Done, and the answer is lost. Of a read: no answer.</summary>
    UnknownDone,

    /// <summary>Not done and never will be, and nobody can say. Of a read: no answer.</summary>
    UnknownNotDone,

    /// <summary>Nobody can say, and it is done after that. Of a read: no answer.</summary>
    UnknownDoneLater,
}
