namespace Supervisor.TestKit.Coordination.Histories;

public enum Act
{
    Put,

    /// <summary>A put to a revision that is no more the latest.</summary>
    PutStale,

    /// <summary>The last change once more, as one does when nobody could say.</summary>
    Again,
    ReadLatest,
    Look,
    Register,
    SetFreeze,
    ReadFreeze,
}
