using Supervisor.Simulation.Fleets.Operators;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Simulation.Fleets.Invariants;

/// <summary>On its machine, and of a movable group as long as that owns it: what the next owner knows is another matter.</summary>
internal sealed class QuarantineStays(FleetWorld world) : Invariant(world)
{
    private const string Event = "agent.quarantined";

    private static readonly string[] Ends = ["agent.released", "agent.start-intended", "agent.adopted"];

    private readonly Dictionary<AgentAddress, (TimeSpan Since, AgentDefinition By)> _quarantined = [];

    internal override string Sentence => StoppedStays.StaysSo;

    internal override void Look()
    {
        foreach (var agent in World.Lives.All.Select(static life => life.Agent).Distinct())
        {
            var last = World
                .Machine.Journal.WrittenTo($"agent:{agent.Path}")
                .LastOrDefault(stored => stored.Event.Name == Event || Ends.Contains(stored.Event.Name));
            if (last?.Event.Name != Event)
            {
                _quarantined.Remove(agent);
            }
            else
            {
                _quarantined.TryAdd(agent, (World.Now, World.Lives.Of(agent)[^1].Definition));
            }
        }
    }

    internal override void OnAsked(Life life)
    {
        if (
            _quarantined.TryGetValue(life.Agent, out var quarantine)
            && life.Definition.Hash == quarantine.By.Hash
            && life.Definition.Epoch == quarantine.By.Epoch
            && !World.Book.HasOrder(life.Agent, TimeSpan.Zero, order => Releases(order, quarantine.Since))
            && !IsOfLaterRun(life, quarantine.Since)
        )
        {
            Violate($"{life} is started, quarantined since {quarantine.Since} and released by nobody");
        }
    }

    /// <summary>What an image starts is another program in each run of its container.</summary>
    private bool IsOfLaterRun(Life life, TimeSpan since) =>
        life.Definition.Launch is ListenLaunch { Holder: var holder }
        && World.Lives.Of(holder).Any(run => run.Began > since);

    internal static bool Releases(Order order, TimeSpan since) =>
        order.Kind is OrderKind.ReleaseAgent or OrderKind.ReleaseGroup && (!order.IsSettled || order.Done >= since);
}
