namespace Supervisor.Supervision.Groups;

/// <summary>What made a restart of several agents begin. Stored and shown to programs: append only.</summary>
public static class GroupTriggers
{
    /// <summary>An agent failed, and the strategy makes its failure a matter of its siblings.</summary>
    public const string Failure = "failure";

    /// <summary>An agent used up its restarts and left it to its group.</summary>
    public const string Escalation = "escalation";

    public const string Operator = "operator";
}

/// <summary>Who pays for a restart of several agents. Stored: append only.</summary>
public static class GroupBudgets
{
    /// <summary>The agent that failed.</summary>
    public const string Agent = "agent";

    /// <summary>All agents together, because they fail together.</summary>
    public const string Shared = "shared";

    /// <summary>The group as a whole, one level above its agents.</summary>
    public const string Group = "group";
}
