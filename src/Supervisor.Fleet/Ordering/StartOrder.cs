using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Ordering;

/// <summary>In which order a fleet starts, and why: by agent, as parallel as the needs allow.</summary>
public sealed record StartOrder
{
    public required ValueList<StartWave> Waves { get; init; }

    /// <summary>From an agent of the first wave to one of the last: no start is quicker than this.</summary>
    public required ValueList<ChainLink> LongestChain { get; init; }

    public required ValueList<NeedLink> Needs { get; init; }

    public required ValueList<NeedCycle> Cycles { get; init; }

    public required ValueList<ContainerCycle> ContainerCycles { get; init; }

    /// <summary>Agents that never start: those of the cycles, and whoever waits for them.</summary>
    public required ValueList<FleetMember> Stuck { get; init; }

    public IEnumerable<FleetMember> AtOnce => Waves is [var first, ..] ? first.Agents : [];

    public IEnumerable<NeedLink> AcrossGroups => Needs.Where(need => need.CrossesGroups);

    public IEnumerable<NeedLink> AcrossNodes => Needs.Where(need => need.CrossesNodes);

    /// <summary>Needs that lead nowhere are left out: the judge tells them.</summary>
    public static StartOrder Of(FleetNames names, FleetNeeds needs)
    {
        var graph = new StartGraph(names, needs.Links);
        var run = StartRun.Of(graph);
        var cycles = NeedCycles.Of(graph, run);
        return new StartOrder
        {
            Waves = StartWaves.Of(graph, run),
            LongestChain = StartWaves.LongestChain(graph, run),
            Needs = needs.Links.ToValueList(),
            Cycles = cycles.ToValueList(),
            ContainerCycles = Ordering.ContainerCycles.Of(names, needs.Links, cycles).ToValueList(),
            Stuck = names.Agents.Where(agent => run.Waits(agent.Number)).ToValueList(),
        };
    }
}
