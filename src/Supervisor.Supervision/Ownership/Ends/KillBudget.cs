using Supervisor.Supervision.Definitions;

namespace Supervisor.Supervision.Ownership.Ends;

/// <summary>By how much before a right ends what runs by it is killed.</summary>
/// <param name="IsEnough">False: ends by force take so long here that a right has no room for them.</param>
public sealed record KillBudget(TimeSpan Length, bool IsEnough)
{
    /// <summary>What was measured is one trivial process of a machine that need not be busy.</summary>
    public const int Times = 3;

    /// <summary>Late renewals are as usual as that: with less room a right would be lost without anything being wrong.</summary>
    private static readonly TimeSpan RoomForRenewals = OwnershipTimes.Renewal * 1.5;

    /// <param name="took">Null: nobody knows yet.</param>
    public static KillBudget Of(MovableDefinition definition, TimeSpan? took)
    {
        var needed = took.GetValueOrDefault() * Times;
        if (needed <= definition.KillBudget)
        {
            return new KillBudget(definition.KillBudget, true);
        }

        var longest = LongestOf(definition);
        return needed <= longest ? new KillBudget(needed, true) : new KillBudget(longest, false);
    }

    /// <summary>The most that a right has room for.</summary>
    public static TimeSpan LongestOf(MovableDefinition definition)
    {
        var room = definition.Length - OwnershipTimes.FenceGrace - RoomForRenewals;
        return room > definition.KillBudget ? room : definition.KillBudget;
    }
}
