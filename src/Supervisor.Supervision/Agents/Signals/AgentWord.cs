namespace Supervisor.Supervision.Agents.Signals;

public abstract record AgentWord
{
    private AgentWord() { }

    /// <param name="Details">What it wants known with it, as one JSON object; null: nothing.</param>
    public sealed record Ready(string? Details) : AgentWord
    {
        /// <summary>How long it holds from now on; infinite: until it is taken back. Null: as long as the agent's definition says.</summary>
        public TimeSpan? Holds { get; init; }
    }

    public sealed record NotReady(string Reason) : AgentWord;

    /// <summary>It lives: its readiness goes on, if it has any.</summary>
    public sealed record Heartbeat : AgentWord;

    /// <summary>A heartbeat of one that works on something and gets on with it.</summary>
    public sealed record Progress(string? What) : AgentWord;

    /// <summary>It is about to end by itself.</summary>
    public sealed record Stopping : AgentWord;

    /// <summary>A line for people.</summary>
    public sealed record Status(string Text) : AgentWord;

    /// <summary>It needs longer than its deadline, from now on.</summary>
    public sealed record ExtendTimeout(TimeSpan By) : AgentWord;

    /// <summary>It says itself that it hangs (<c>WATCHDOG=trigger</c>).</summary>
    public sealed record Hung : AgentWord;
}
