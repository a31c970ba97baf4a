using Supervisor.Supervision.Effects;

namespace Supervisor.Supervision.Agents;

/// <summary>A lane of an agent's effects, and what of them is in doubt: the lane stands still until somebody has looked.</summary>
internal sealed class AgentLane(EffectLanes lanes, string name)
{
    private long? _doubt;

    internal Task<EffectOutcome<TResult>> RunAsync<TResult>(TimeSpan timeout, Func<Task<TResult>> effect) =>
        lanes.RunAsync(name, timeout, effect);

    internal void Doubt<TResult>(EffectOutcome<TResult> outcome)
    {
        if (outcome.Status is EffectStatus.Unknown or EffectStatus.Blocked)
        {
            _doubt = outcome.Ticket;
        }
    }

    /// <summary>Somebody has looked since.</summary>
    internal void Resolve()
    {
        if (_doubt is { } ticket)
        {
            _doubt = null;
            lanes.Resolve(name, ticket);
        }
    }
}
