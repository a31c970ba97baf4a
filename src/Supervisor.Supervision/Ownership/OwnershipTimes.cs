namespace Supervisor.Supervision.Ownership;

/// <summary>The times of owning, beside those of each group (<see cref="Definitions.MovableDefinition"/>).</summary>
public static class OwnershipTimes
{
    /// <summary>How often an owner renews, and how soon what nobody has answered is asked again.</summary>
    public static readonly TimeSpan Renewal = TimeSpan.FromSeconds(1);

    /// <summary>What is about to lose its right is asked to end by so much before it is killed.</summary>
    public static readonly TimeSpan FenceGrace = TimeSpan.FromSeconds(1);

    /// <summary>So long a node that has just started waits for whoever owned a group last, or for a group's home.</summary>
    public static readonly TimeSpan ColdStart = TimeSpan.FromSeconds(20);

    /// <summary>Each node waits so long for each that goes before it.</summary>
    public static readonly TimeSpan RankStep = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// Nodes look once a second for what is new. Who is not the first waits so much longer for a group that nobody has owned yet: else all
    /// new ones would run where they were applied, and soon move from there.
    /// </summary>
    public static readonly TimeSpan News = TimeSpan.FromSeconds(2);

    /// <summary>Less than a step, so that it changes no order.</summary>
    public static readonly TimeSpan Jitter = TimeSpan.FromMilliseconds(250);

    /// <summary>So long a node must have lived, and a group been owned, before the group moves for a better place.</summary>
    public static readonly TimeSpan HealthySpell = TimeSpan.FromSeconds(60);

    /// <summary>Of moves for a better place a node makes at most <see cref="MovesInWindow"/>.</summary>
    public static readonly TimeSpan MoveWindow = TimeSpan.FromMinutes(10);

    public const int MovesInWindow = 3;

    /// <summary>What is to leave, and cannot be seen to have ended, is left to the guard after that: the claim is renewed no more.</summary>
    public static readonly TimeSpan LeaveLimit = TimeSpan.FromMinutes(2);

    /// <summary>Before a planned restart the claims are made so long.</summary>
    public static readonly TimeSpan PlannedLength = TimeSpan.FromSeconds(60);

    /// <summary>A daemon that reaches nobody for so long after its start says so: before, it may own what it does not know of.</summary>
    public static readonly TimeSpan Undecided = PlannedLength;

    /// <summary>As good as for ever, and few enough nanoseconds to be counted by a guard: the claim of what is kept in isolation.</summary>
    public static readonly TimeSpan KeptLength = TimeSpan.FromDays(36_500);

    /// <summary>How often everything is looked at, while there is anything to own.</summary>
    public static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);
}
