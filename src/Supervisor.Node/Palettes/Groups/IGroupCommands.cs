using Supervisor.Actors.Asking;
using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Commands;

namespace Supervisor.Node.Palettes.Groups;

/// <summary>The way to a group's supervisor. Any thread may ask.</summary>
internal interface IGroupCommands
{
    /// <param name="by">The operator, for the history.</param>
    /// <returns>As an actor is asked; gone when there is no such group.</returns>
    Task<AskOutcome<CommandOutcome>> OrderAsync(
        string group,
        GroupOrder order,
        CommandId id,
        string by,
        TimeSpan patience
    );

    /// <summary>Why the group's supervisor is out of use or cannot write; null when neither, or when it does not answer.</summary>
    Task<string?> ProblemOfAsync(string group, TimeSpan patience, CancellationToken stop);
}

internal enum GroupOrder
{
    Start,
    Stop,
    Restart,
    Release,
}
