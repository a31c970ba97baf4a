using Supervisor.Actors.Restarts;
using Supervisor.Actors.Systems;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Simulation.Fleets.Drafts;

/// <summary>Draws fleets, and what the next revision makes of one.</summary>
/// <param name="hasEngine">Agents may be containers.</param>
internal sealed class FleetDrawing(SeededChance chance, bool hasEngine)
{
    private const int MostAgents = 4;
    private const double ShareOfContainers = 0.7;
    private const double ShareOfHealth = 0.4;
    private const double ShareOfShared = 0.45;
    private const double ShareOfListened = 0.3;
    private const double UsualNeeds = 0.2;

    private static readonly string[] GroupNames = ["base", "core", "jobs", "web"];
    private static readonly string[] AgentNames = ["a", "b", "c", "d"];

    internal FleetDraft Draw() =>
        WithNeeds(
            new FleetDraft(
                [.. GroupNames.Where(_ => Chances(0.85)).DefaultIfEmpty(GroupNames[0]).Select(Group)],
                2 + chance.Next(6)
            )
        );

    internal FleetDraft Next(FleetDraft fleet) =>
        chance.Next(6) switch
        {
            0 => WithNeeds(fleet),
            1 => WithNeeds(
                fleet with
                {
                    Groups = [.. GroupNames.Where(_ => Chances(0.8)).Select(name => Find(fleet, name))],
                }
            ),
            2 => WithNeeds(Changed(fleet, group => group with { Agents = Agents(group.Holder is not null) })),
            3 => WithNeeds(Changed(fleet, group => Group(group.Name))),
            4 => Changed(fleet, group => group with { Strategy = Any<GroupStrategy>(), Ready = Ready() }),
            _ => Changed(fleet, Renewed),
        };

    private GroupDraft Find(FleetDraft fleet, string name) =>
        fleet.Groups.FirstOrDefault(group => group.Name == name) ?? Group(name);

    private FleetDraft Changed(FleetDraft fleet, Func<GroupDraft, GroupDraft> change)
    {
        if (fleet.Groups.Count == 0)
        {
            return fleet;
        }

        var changed = chance.Next(fleet.Groups.Count);
        return fleet with { Groups = [.. fleet.Groups.Select((group, at) => at == changed ? change(group) : group)] };
    }

    internal GroupDraft Renewed(GroupDraft group) =>
        group with
        {
            Agents =
            [
                .. group.Agents.Select(agent => Chances(0.5) ? agent with { Version = agent.Version + 1 } : agent),
            ],
            Holder =
                group.Holder is { } holder && Chances(0.3)
                    ? holder with
                    {
                        Version = holder.Version + 1,
                    }
                    : group.Holder,
        };

    internal GroupDraft Group(string name)
    {
        var isShared = hasEngine && Chances(ShareOfShared);
        return new GroupDraft(name, Agents(isShared))
        {
            Holder = isShared ? Holder() : null,
            Strategy = Any<GroupStrategy>(),
            Ready = Ready(),
            Restart = Policy(2),
        };
    }

    /// <summary>It says nothing of itself, and has nothing to finish.</summary>
    private AgentDraft Holder()
    {
        var nature = Chances(0.6) ? Nature.Steady : Any<Nature>();
        return Basic(AgentAddress.HolderName) with
        {
            Way = Way.IsSilent,
            Nature = nature == Nature.Finisher ? Nature.Steady : nature,
            Mode = Chances(0.8) ? RestartMode.OnFailure : Any<RestartMode>(),
            OnExhausted = ExhaustedRule.Quarantine,
            Ttl = TimeSpan.FromSeconds(300),
            StartDeadline = TimeSpan.FromSeconds(120),
            Watchdog = null,
            HasLiveness = false,
            IsRequired = false,
            IsContainer = true,
        };
    }

    internal ReadyRule Ready() =>
        chance.Next(3) switch
        {
            0 => new ReadyRule.All(),
            1 => new ReadyRule.Required(),
            _ => new ReadyRule.Quorum(60),
        };

    private IReadOnlyList<AgentDraft> Agents(bool areWithin) =>
        [.. AgentNames.Take(1 + chance.Next(MostAgents)).Select(name => areWithin ? Within(name) : Agent(name))];

    private AgentDraft Within(string name)
    {
        var agent = Basic(name) with { IsContainer = false };
        return Chances(ShareOfListened) ? Listened(agent) : agent with { IsWithin = true };
    }

    /// <summary>
    /// It is not given a descriptor. What would end it, or keep it from ending, does that to its whole container, and a container that ends with
    /// success is started again for ever.
    /// </summary>
    private static AgentDraft Listened(AgentDraft agent) =>
        agent with
        {
            IsListened = true,
            Way = agent.Way == Way.Notifies ? Way.Speaks : agent.Way,
            Nature = agent.Nature is Nature.Finisher or Nature.Stubborn ? Nature.Steady : agent.Nature,
        };

    /// <summary>Who neither speaks nor is probed may have the engine look after its health.</summary>
    private AgentDraft Agent(string name)
    {
        var agent = Basic(name);
        return agent is { IsContainer: true, Way: Way.IsSilent or Way.Notifies }
            ? agent with
            {
                HasHealth = Chances(ShareOfHealth),
            }
            : agent;
    }

    private AgentDraft Basic(string name)
    {
        var nature = Chances(0.4) ? Nature.Steady : Any<Nature>();
        // Who has done its work must not be made to do it again without end: nothing would ever be at rest.
        var mode = nature == Nature.Finisher || Chances(0.7) ? RestartMode.OnFailure : Any<RestartMode>();
        return new AgentDraft(name, Any<Way>(), nature)
        {
            Restart = Policy(1 + chance.Next(4)),
            Mode = mode,
            OnExhausted = Chances(0.7) ? ExhaustedRule.Quarantine : ExhaustedRule.Escalate,
            OnExpiry = Chances(0.7) ? ExpiryRule.NotReady : ExpiryRule.Alive,
            Ttl = Seconds(3, 8),
            StartDeadline = Seconds(6, 15),
            Grace = Seconds(0.3, 3),
            Watchdog = Chances(0.3) ? Seconds(4, 8) : null,
            HasLiveness = Chances(0.2),
            IsRequired = Chances(0.7),
            Version = 1 + chance.Next(1000),
            IsContainer = hasEngine && Chances(ShareOfContainers),
        };
    }

    private RestartPolicy Policy(int max) =>
        new(max, Seconds(15, 40), new BackoffPolicy(Seconds(0.1, 0.5), Seconds(1, 3), 0.2), Seconds(5, 10));

    /// <param name="share">Of what stands before an agent, how much it needs.</param>
    internal FleetDraft WithNeeds(FleetDraft fleet, double share = UsualNeeds)
    {
        var before = new List<NeedTarget>();
        var groups = new List<GroupDraft>();
        foreach (var group in fleet.Groups)
        {
            var agents = new List<AgentDraft>();
            var siblings = new List<NeedTarget>();
            foreach (var agent in group.Agents)
            {
                agents.Add(agent with { Needs = [.. before.Concat(siblings).Where(_ => Chances(share)).Select(Need)] });
                siblings.Add(new NeedTarget(group.Name, agent.Name));
            }

            groups.Add(group with { Agents = agents });
            before.AddRange(siblings);
            before.Add(new NeedTarget(group.Name, null));
        }

        return fleet with
        {
            Groups = groups,
        };
    }

    private NeedDefinition Need(NeedTarget target) =>
        new(target, Any<LossRule>(), IsCompletion: target.Agent is not null && Chances(0.05));

    private T Any<T>()
        where T : struct, Enum
    {
        var all = Enum.GetValues<T>();
        return all[chance.Next(all.Length)];
    }

    private bool Chances(double share) => chance.Next() < share;

    private TimeSpan Seconds(double least, double most) =>
        TimeSpan.FromSeconds(least + ((most - least) * chance.Next()));
}
