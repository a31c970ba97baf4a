using Supervisor.Actors.Asking;
using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Commands;

namespace Supervisor.Node.Palettes.Changes;

/// <summary>One of those that a command changes, and what is waited for afterwards.</summary>
internal interface IChangeTarget : IChangeGoal
{
    /// <summary>How it stood before, as part of a sentence about it.</summary>
    string Standing { get; }

    /// <summary>The command line that explains it.</summary>
    string Why { get; }

    /// <summary>What was told, as part of a sentence about it: <c>was told to start</c>.</summary>
    string Told { get; }

    Task<AskOutcome<CommandOutcome>> OrderAsync(CommandId id, string by);
}
