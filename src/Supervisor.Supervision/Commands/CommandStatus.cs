namespace Supervisor.Supervision.Commands;

public enum CommandStatus
{
    /// <summary>Durable, now or at an earlier asking with the same id.</summary>
    Done,

    /// <summary>Not done, and nothing was changed: the rules forbid it.</summary>
    Refused,

    /// <summary>Not done, and nothing was changed: the journal takes nothing now. The same command may be asked again later.</summary>
    Unavailable,

    /// <summary>Nobody can say yet; asking again with the same id tells.</summary>
    Unknown,
}
