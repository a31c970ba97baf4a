using FsCheck;
using FsCheck.Fluent;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Fleet.Values;

namespace Supervisor.Tests.Fleet.Ordering;

/// <summary>Small fleets full of needs, many of which go in circles.</summary>
internal static class OrderedFleets
{
    private const int Groups = 4;
    private const int AgentsOfAGroup = 3;

    internal static Gen<FleetModel> Any { get; } =
        from groups in Gen.CollectToSequence(Enumerable.Range(0, Groups).Select(Group))
        select Fleets.Of(Fleets.Project(node: null, [.. groups]));

    private static Gen<GroupModel> Group(int number) =>
        from agents in Gen.CollectToSequence(Enumerable.Range(0, AgentsOfAGroup).Select(Agent))
        from ready in Gen.Elements<ReadyRule>(new ReadyRule.All(), new ReadyRule.Required(), new ReadyRule.Quorum(50))
        from dependencies in Few(GroupName, most: 1)
        select Fleets.Group($"g{number}", [.. agents]).DependingOn([.. dependencies.Where(_ => number > 1)]) with
        {
            Ready = ready,
        };

    private static Gen<AgentModel> Agent(int number) =>
        from needs in Few(Name, most: 2)
        from isOfImage in Gen.Frequency((1, Gen.Constant(true)), (4, Gen.Constant(false)))
        from isRequired in Gen.Elements(true, false)
        select Fleets.Agent($"a{number}", [.. needs]) with
        {
            Command = isOfImage ? null : new ValueList<string>(["run"]),
            Required = isRequired,
        };

    private static Gen<string> Name =>
        from whole in GroupName
        from agent in Gen.Choose(0, AgentsOfAGroup - 1)
        from isWhole in Gen.Frequency((1, Gen.Constant(true)), (5, Gen.Constant(false)))
        select isWhole ? whole : $"{whole}/a{agent}";

    private static Gen<string> GroupName => Gen.Choose(0, Groups - 1).Select(number => $"g{number}");

    private static Gen<IEnumerable<T>> Few<T>(Gen<T> items, int most) =>
        from count in Gen.Choose(0, most)
        from chosen in items.ListOf(count)
        select (IEnumerable<T>)chosen;
}
