using Shouldly;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Ordering;
using Xunit;

namespace Supervisor.Tests.Fleet.Ordering;

public sealed class StartOrderPropertyTests
{
    private const int Runs = 600;

    [Fact]
    public void AnyFleet_StartsAsTheDefinitionsPlayedOutStepByStepSay() =>
        Property.Holds(
            OrderedFleets.Any,
            fleet =>
            {
                var (names, order) = OrderOf(fleet);
                var expected = PlayedOut(names);

                order
                    .Waves.SelectMany(wave => wave.Agents.Select(agent => (agent.ToString(), wave.Number)))
                    .ShouldBe(expected, ignoreOrder: true);
                order.Waves.Sum(wave => wave.Agents.Count).ShouldBe(names.Agents.Count - order.Stuck.Count);
            },
            Runs
        );

    [Fact]
    public void AnyFleet_ThatCannotStart_IsToldARealCycle() =>
        Property.Holds(
            OrderedFleets.Any,
            fleet =>
            {
                var order = OrderOf(fleet).Order;

                (order.Cycles.Count > 0).ShouldBe(order.Stuck.Count > 0);
                foreach (var cycle in order.Cycles)
                {
                    var waiting = cycle.Steps.Select(step => step.Waiting).ToList();
                    waiting.ShouldBeSubsetOf(order.Stuck);
                    waiting.ShouldBeUnique();
                    foreach (var (step, next) in cycle.Steps.Zip(waiting.Skip(1).Append(waiting[0])))
                    {
                        HoldsUp(step).ShouldBeTrue($"{step.Need} must make {step.Waiting} wait");
                        IsOf(next, step.Need.Target).ShouldBeTrue($"{step.Need} must wait for {next}");
                    }
                }
            },
            Runs
        );

    [Fact]
    public void AnyFleet_HasAChainAsLongAsItsWaves() =>
        Property.Holds(
            OrderedFleets.Any,
            fleet =>
            {
                var order = OrderOf(fleet).Order;

                order.LongestChain.Count.ShouldBe(order.Waves.Count);
                foreach (var (link, wave) in order.LongestChain.Zip(order.Waves))
                {
                    wave.Agents.ShouldContain(link.Agent);
                    (link.Need is null).ShouldBe(wave.Number == 1);
                }

                foreach (var (before, link) in order.LongestChain.Zip(order.LongestChain.Skip(1)))
                {
                    IsOf(before.Agent, link.Need!.Target).ShouldBeTrue();
                }
            },
            Runs
        );

    private static (FleetNames Names, StartOrder Order) OrderOf(FleetModel fleet)
    {
        var names = FleetNames.Of(fleet);
        return (names, StartOrder.Of(names, FleetNeeds.Of(names)));
    }

    /// <summary>Slow and plain: in each wave, whoever may start by what was ready before it.</summary>
    private static List<(string Agent, int Wave)> PlayedOut(FleetNames names)
    {
        var started = new List<(string, int)>();
        var ready = new HashSet<FleetMember>();
        for (var wave = 1; ; wave++)
        {
            var starting = names
                .Agents.Where(agent => !ready.Contains(agent) && MayStart(agent, names, ready))
                .ToList();
            if (starting.Count == 0)
            {
                return started;
            }

            started.AddRange(starting.Select(agent => (agent.ToString(), wave)));
            ready.UnionWith(starting);
        }
    }

    private static bool MayStart(FleetMember agent, FleetNames names, HashSet<FleetMember> ready)
    {
        var ofImage = agent.Group.Agents.Where(each => each.Command is null).SelectMany(each => each.Needs);
        return agent
            .Agent!.Needs.Concat(ofImage)
            .Select(need => need.Name)
            .Concat(agent.Group.Service.DependsOn.Names)
            .Select(name => names.Resolve(name, new NameScope()))
            .OfType<NameResolution.Resolved>()
            .All(need => IsReady(need.Member, names, ready));
    }

    private static bool IsReady(FleetMember member, FleetNames names, HashSet<FleetMember> ready)
    {
        if (member.Agent is not null)
        {
            return ready.Contains(member);
        }

        var agents = names.Agents.Where(agent => agent.Group == member.Group).ToList();
        var count = agents.Count(ready.Contains);
        var required = agents.Where(agent => agent.Agent!.Required).ToList();
        return member.Group.Ready switch
        {
            ReadyRule.Required when required.Count > 0 => required.TrueForAll(ready.Contains),
            ReadyRule.Required => count > 0,
            ReadyRule.Quorum quorum => count * 100 >= quorum.Percent * agents.Count,
            _ => count == agents.Count,
        };
    }

    private static bool HoldsUp(CycleStep step)
    {
        var owner = step.Need.Need.Owner;
        return owner == step.Waiting
            || (owner.Address.OfGroup == step.Waiting.Address.OfGroup && owner.Agent is null or { Command: null });
    }

    private static bool IsOf(FleetMember agent, FleetMember target) =>
        agent == target || (target.Agent is null && agent.Address.OfGroup == target.Address);
}
