using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Supervisor.Fleet.Diffing;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Values;
using Supervisor.Tests.Fleet.Generators;
using Xunit;

namespace Supervisor.Tests.Fleet.Diffing;

public sealed class FleetDiffPropertyTests
{
    private const int Runs = 150;

    private static readonly Gen<ProjectModel> Project =
        from project in Models.Project
        from offset in Gen.Choose(0, 2)
        from inactive in Gen.Elements(
            ValueMap<InactiveGroup>.Empty,
            ValueMap<InactiveGroup>.Empty.With("debug", new InactiveGroup(["dev"], ["debug", "$x"]))
        )
        select project with
        {
            PortOffset = offset,
            Inactive = inactive,
        };

    private static readonly Gen<FleetModel> Fleet =
        from count in Gen.Choose(0, 3)
        from projects in Project.ListOf(count)
        select new FleetModel(projects.ToValueList());

    /// <summary>Two fleets of unlike origin share little; most of what is asked of a diff is about small changes.</summary>
    private static readonly Gen<(FleetModel Old, FleetModel New)> Pairs = Gen.OneOf(
        Fleet.Two().Select(pair => (pair.Item1, pair.Item2)),
        from fleet in Fleet
        from project in Project
        from shuffled in Gen.Shuffle(fleet.Projects.ToArray())
        from place in Gen.Choose(0, fleet.Projects.Count)
        select (fleet, new FleetModel(shuffled.Take(place).Append(project).Concat(shuffled.Skip(place)).ToValueList())),
        from project in Project
        from other in Project
        from groups in Gen.Shuffle(Together(project, other))
        from kept in Gen.Choose(0, groups.Length)
        from rotation in Gen.Choose(0, 3)
        select (new FleetModel([project]), new FleetModel([Changed(project, groups.Take(kept), rotation)]))
    );

    [Fact]
    public void Diff_OfTwoFleets_MakesTheSecondOfTheFirst() =>
        Property.Holds(Pairs, pair => FleetDiff.Of(pair.Old, pair.New).ApplyTo(pair.Old).ShouldBe(pair.New), Runs);

    [Fact]
    public void Diff_OfAFleetAndItself_IsEmpty() =>
        Property.Holds(Fleet, fleet => FleetDiff.Of(fleet, fleet).Members.ShouldBeEmpty(), Runs);

    [Fact]
    public void Diff_OfTwoFleetsThatDiffer_SaysSoOfSomeone() =>
        Property.Holds(
            Pairs,
            pair => FleetDiff.Of(pair.Old, pair.New).IsEmpty.ShouldBe(pair.Old.Equals(pair.New)),
            Runs
        );

    private static GroupModel[] Together(ProjectModel one, ProjectModel other) =>
        [.. one.Groups.Concat(other.Groups).DistinctBy(group => group.Name)];

    private static ProjectModel Changed(ProjectModel project, IEnumerable<GroupModel> groups, int rotation) =>
        project with
        {
            Groups = groups.Select(group => Turned(group, rotation)).ToValueList(),
        };

    private static GroupModel Turned(GroupModel group, int by) =>
        group with
        {
            Agents = group.Agents.Skip(by).Concat(group.Agents.Take(by)).ToValueList(),
        };
}
