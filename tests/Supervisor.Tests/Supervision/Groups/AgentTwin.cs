using Supervisor.Supervision.Agents;

namespace Supervisor.Tests.Supervision.Groups;

/// <summary>An agent as far as its group can tell: it does as it is ordered, when the test lets it.</summary>
internal sealed class AgentTwin(string name)
{
    private AgentOrders _orders = new(null, Run: false);
    private long _version;
    private bool _isExhausted;

    internal AgentPhase Phase { get; private set; } = AgentPhase.Waiting;

    internal long Failures { get; private set; }

    internal long Escalations { get; private set; }

    /// <summary>What fails while nothing is to happen by itself waits, and asks nobody.</summary>
    private bool IsHeld => _orders.Hold is not null;

    internal AgentSnapshot Snapshot =>
        Groups.Snapshot(name, Phase, _orders.Run, _version) with
        {
            IsLeaving = _orders.Definition is null,
            Failures = Failures,
            Escalations = Escalations,
        };

    /// <summary>Takes what it is ordered, and comes to rest by it.</summary>
    internal void Obey(AgentOrders orders)
    {
        _orders = orders;
        _isExhausted |= Failures > 0 && orders.ExhaustedThrough >= Failures && Phase is AgentPhase.Backoff;
        Phase = Next(orders);
        _version++;
    }

    private AgentPhase Next(AgentOrders orders) =>
        _isExhausted ? AgentPhase.Quarantined
        : !orders.Run ? AgentPhase.Stopped
        // Until its group has answered, by having it down, it does not start.
        : Phase.IsUp() || Phase is AgentPhase.Backoff ? Phase
        : orders.Hold is not null ? AgentPhase.Waiting
        : AgentPhase.Ready;

    /// <summary>False: it is not up, so it cannot fail.</summary>
    internal bool Fail()
    {
        if (!Phase.IsUp())
        {
            return false;
        }

        Failures += IsHeld ? 0 : 1;
        Phase = IsHeld ? AgentPhase.Waiting : AgentPhase.Backoff;
        _version++;
        return true;
    }

    /// <inheritdoc cref="Fail"/>
    internal bool Escalate()
    {
        if (!Phase.IsUp())
        {
            return false;
        }

        Escalations += IsHeld ? 0 : 1;
        Phase = IsHeld ? AgentPhase.Waiting : AgentPhase.Backoff;
        _version++;
        return true;
    }

    internal void Release()
    {
        if (_isExhausted)
        {
            _isExhausted = false;
            Phase = AgentPhase.Waiting;
            _version++;
        }
    }
}
