namespace Supervisor.Supervision.Groups;

/// <summary>What a group tells its node.</summary>
public abstract record GroupNews
{
    private protected GroupNews() { }

    public required string Group { get; init; }
}

/// <summary>Its supervisor has started, and waits for its mandate.</summary>
public sealed record GroupIsNew : GroupNews;

/// <summary>So many restarts of agents that nobody ordered.</summary>
public sealed record AgentsRestarted(int Count) : GroupNews;

/// <summary>It is not to run here, by the mandate of that term, and nothing of it does.</summary>
/// <param name="Term"><inheritdoc cref="GroupMandate.Term" path="/summary"/></param>
public sealed record GroupIsDown(long Term) : GroupNews;

/// <summary>It was to end, and nothing of it is left. Said again whenever it is asked to end again.</summary>
public sealed record GroupHasEnded : GroupNews;
