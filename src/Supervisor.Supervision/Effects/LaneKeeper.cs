using Supervisor.Actors;

namespace Supervisor.Supervision.Effects;

/// <summary>The parent of the lanes.</summary>
internal sealed class LaneKeeper(Action<LateEffect> onLate) : Actor<LaneMessage>
{
    private readonly Dictionary<string, ActorRef<LaneMessage>> _lanes = new(StringComparer.Ordinal);

    protected override void Receive(LaneMessage message)
    {
        var workload = message switch
        {
            RunEffect run => run.Effect.Workload,
            ResolveEffect resolve => resolve.Workload,
            _ => throw new InvalidOperationException($"No lane understands {message}."),
        };
        LaneOf(workload).Tell(message);
    }

    private ActorRef<LaneMessage> LaneOf(string workload)
    {
        if (!_lanes.TryGetValue(workload, out var lane))
        {
            lane = Context.Spawn(Props.Of(() => new EffectLane(onLate)));
            _lanes.Add(workload, lane);
        }

        return lane;
    }
}
