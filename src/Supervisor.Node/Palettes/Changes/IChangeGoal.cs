using Supervisor.Supervision.Roster;

namespace Supervisor.Node.Palettes.Changes;

/// <summary>What is waited for after a change.</summary>
internal interface IChangeGoal
{
    /// <summary>Of whom, as operators call it.</summary>
    string Name { get; }

    /// <summary>What is waited for, as part of a sentence about it: <c>is ready</c>.</summary>
    string Goal { get; }

    /// <summary>What is counted on the way, in a word: <c>ready</c>.</summary>
    string Counted { get; }

    /// <summary>The order is durable: has a look at what it led to, before the roster is believed.</summary>
    Task SettleAsync(CancellationToken stop);

    ChangeProgress ProgressIn(RosterView roster);
}
