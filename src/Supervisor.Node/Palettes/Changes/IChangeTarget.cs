using Supervisor.Actors.Asking;
using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.Roster;

namespace Supervisor.Node.Palettes.Changes;

/// <summary>One of those that a command changes, and what is waited for afterwards.</summary>
internal interface IChangeTarget
{
    /// <summary>As operators call it.</summary>
    string Name { get; }

    /// <summary>How it stood before, as part of a sentence about it.</summary>
    string Standing { get; }

    /// <summary>What was told, as part of a sentence about it: <c>was told to start</c>.</summary>
    string Told { get; }

    /// <summary>What is waited for, as part of a sentence about it: <c>is ready</c>.</summary>
    string Goal { get; }

    Task<AskOutcome<CommandOutcome>> OrderAsync(CommandId id, string by);

    /// <summary>The order is durable: has a look at what it led to, before the roster is believed.</summary>
    Task SettleAsync(CancellationToken stop);

    ChangeProgress ProgressIn(RosterView roster);
}
