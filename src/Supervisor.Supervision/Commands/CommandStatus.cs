namespace Supervisor.Supervision.Commands;

public enum CommandStatus
{
    /// <summary>Durable, now or at an earlier asking with the same id.</summary>
    Done,

    /// <summary>Not done, and nothing was changed.</summary>
    Refused,

    /// <summary>Nobody can say yet; asking again with the same id tells.</summary>
    Unknown,
}
