using Supervisor.Actors;

namespace Supervisor.Supervision.Effects;

/// <summary>The parent of the lanes.</summary>
internal sealed class LaneKeeper(Action<LateEffect> onLate, LaneGate gate) : Actor<LaneMessage>
{
    private readonly Dictionary<string, ActorRef<LaneMessage>> _lanes = new(StringComparer.Ordinal);

    protected override void Receive(LaneMessage message)
    {
        if (message is CloseLanes)
        {
            TellAll(message);
            return;
        }

        var workload = message switch
        {
            RunEffect run => run.Effect.Workload,
            ResolveEffect resolve => resolve.Workload,
            _ => throw new InvalidOperationException($"No lane understands {message}."),
        };
        LaneOf(workload).Tell(message);
    }

    private void TellAll(LaneMessage message)
    {
        foreach (var lane in _lanes.Values)
        {
            lane.Tell(message);
        }
    }

    private ActorRef<LaneMessage> LaneOf(string workload)
    {
        if (!_lanes.TryGetValue(workload, out var lane))
        {
            lane = Context.Spawn(Props.Of(() => new EffectLane(onLate, gate)));
            _lanes.Add(workload, lane);
        }

        return lane;
    }
}
