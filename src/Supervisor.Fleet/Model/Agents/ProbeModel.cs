using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Model.Agents;

public sealed record ProbeModel
{
    public required ProbeTarget Target { get; init; }

    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(10);

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(3);

    public int Retries { get; init; } = 3;

    public TimeSpan StartPeriod { get; init; } = TimeSpan.Zero;
}

/// <summary>What a probe asks.</summary>
public abstract record ProbeTarget
{
    private ProbeTarget() { }

    /// <param name="Url">Whole, or <c>:8200/health</c>: the agent's own host.</param>
    public sealed record Http(string Url) : ProbeTarget;

    /// <param name="Address"><c>host:port</c>, or <c>:port</c>.</param>
    public sealed record Tcp(string Address) : ProbeTarget;

    public sealed record Exec(ValueList<string> Command) : ProbeTarget;

    public sealed record Redis(string Address) : ProbeTarget;

    public sealed record Nats(string Address) : ProbeTarget;
}
