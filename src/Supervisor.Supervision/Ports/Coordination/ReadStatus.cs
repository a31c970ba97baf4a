namespace Supervisor.Supervision.Ports.Coordination;

public enum ReadStatus
{
    Found,

    /// <summary>The store has answered: there is none.</summary>
    None,

    /// <summary>The store does not answer, or what it holds is damaged: nothing is known.</summary>
    Unavailable,
}
