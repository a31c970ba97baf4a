using Shouldly;
using Supervisor.Contracts.Palettes;
using Supervisor.Fleet.Bundles;
using Supervisor.Node.Fleets;
using Supervisor.Node.Fleets.Parts;
using Xunit;

namespace Supervisor.Tests.Node.Fleets.Parts;

public sealed class PartMergeTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("parts-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Node_InAClusterWithoutAFleet_BringsWhatItHasForItself() =>
        GroupsIn(Bring([], Part("pc2", FleetTexts.Of("gpu"), FleetTexts.For("mainpc", "web")))).ShouldBe(["pc2: gpu"]);

    [Fact]
    public void Node_InAClusterWithAFleet_AddsItsOwn_AndEveryPartKeepsItsFilesAndVariables()
    {
        var merged = Bring([Part("mainpc", FleetTexts.Of("web"))], Part("pc2", FleetTexts.Of("gpu")));

        GroupsIn(merged).ShouldBe(["mainpc: web", "pc2: gpu"]);
        merged.Compose(basis: 3, "home").Split().Select(part => part.Home).ShouldBe(["mainpc", "pc2"]);
    }

    [Fact]
    public void Groups_OfSeveralThatCameOneAfterTheOther_AllStay()
    {
        var two = Bring([Part("mainpc", FleetTexts.Of("web"))], Part("pc2", FleetTexts.Of("gpu")));
        var three = Bring(
            [Part("mainpc", FleetTexts.Of("web")), Part("pc2", FleetTexts.Of("gpu"))],
            Part("pc3", FleetTexts.Of("disk"))
        );

        GroupsIn(three).ShouldBe([.. GroupsIn(two), "pc3: disk"]);
    }

    [Fact]
    public void Group_ThatTheClusterHasForAnotherNode_IsNotBrought()
    {
        var problem = Refused([Part("mainpc", FleetTexts.Of("web", "db"))], Part("pc2", FleetTexts.Of("gpu", "db")));

        problem.Code.ShouldBe("fleet.namesake");
        problem.Message.ShouldContain("the group db");
        problem.Why.ShouldContain("mainpc");
    }

    [Fact]
    public void Group_ThatTheClusterHadPlannedForTheNode_GivesWayToTheOneThatRunsThere() =>
        GroupsIn(
                Bring(
                    [Part("mainpc", FleetTexts.Of("web"), FleetTexts.For("pc2", "gpu"))],
                    Part("pc2", FleetTexts.Of("gpu", "disk"))
                )
            )
            .ShouldBe(["mainpc: web", "pc2: gpu disk"]);

    [Fact]
    public void File_OfTheClusterThatHasMoreForTheNode_IsNotTakenApart() =>
        Refused(
            [Part("mainpc", FleetTexts.Of("web"), FleetTexts.For("pc2", "gpu", "more"))],
            Part("pc2", FleetTexts.Of("gpu"))
        )
            .Code.ShouldBe("fleet.namesake");

    [Fact]
    public void Group_OfTheClusterThatMayMove_DoesNotGiveWay_SinceItMayRunElsewhere() =>
        Refused(
            [Part("mainpc", FleetTexts.Of("web"), FleetTexts.Movable("pc2", "gpu"))],
            Part("pc2", FleetTexts.Of("gpu"))
        )
            .Code.ShouldBe("fleet.namesake");

    [Fact]
    public void Start_ThatIsToldAGroupThatMayMoveAndThatAnotherHas_ChangesNothing_WhicheverNodeItIsFor()
    {
        foreach (
            var (there, told) in ((string, string)[])
                [
                    (FleetTexts.Movable("mainpc", "night"), FleetTexts.Movable("pc2", "night")),
                    (FleetTexts.Movable("mainpc", "night"), FleetTexts.Of("night")),
                    (FleetTexts.For("mainpc", "night"), FleetTexts.Movable("pc2", "night")),
                ]
        )
        {
            PartMerge
                .Replace([Part("mainpc", there)], Part("pc2", told), "pc2")
                .Error.ShouldNotBeNull()
                .Code.ShouldBe("fleet.namesake", $"{there} {told}");
        }
    }

    [Fact]
    public void Start_ThatIsToldAPinnedGroupOfANameThatAnotherNodeHasPinned_IsToldNothingAgainstIt() =>
        PartMerge
            .Replace([Part("mainpc", FleetTexts.Of("web"))], Part("pc2", FleetTexts.Of("web")), "pc2")
            .IsOk.ShouldBeTrue();

    [Fact]
    public void Start_ThatIsToldAnotherFleet_ReplacesWhatTheNodeHad_WhereItStood() =>
        GroupsIn(
                PartMerge
                    .Replace(
                        [Part("mainpc", FleetTexts.Of("web")), Part("pc2", FleetTexts.Of("gpu"))],
                        Part("mainpc", FleetTexts.Of("till")),
                        "mainpc"
                    )
                    .Value.ShouldNotBeNull()
            )
            .ShouldBe(["mainpc: till", "pc2: gpu"]);

    [Fact]
    public void Start_OfANodeThatHadNothing_AddsWhatItIsTold() =>
        GroupsIn(
                PartMerge
                    .Replace([Part("mainpc", FleetTexts.Of("web"))], Part("pc2", FleetTexts.Of("gpu")), "pc2")
                    .Value.ShouldNotBeNull()
            )
            .ShouldBe(["mainpc: web", "pc2: gpu"]);

    [Fact]
    public void Start_ThatIsToldAGroupThatAnotherHasForTheSameNode_ChangesNothing()
    {
        var refused = PartMerge.Replace(
            [Part("mainpc", FleetTexts.For("pc2", "gpu"))],
            Part("pc2", FleetTexts.Of("gpu")),
            "pc2"
        );

        refused.Error.ShouldNotBeNull().Message.ShouldContain("the group gpu of the node pc2");
    }

    private static MergedParts Bring(IReadOnlyList<FleetPart> cluster, FleetPart own)
    {
        var merged = PartMerge.Bring(cluster, [own], own.Content.Home!);
        merged.IsOk.ShouldBeTrue(merged.Error?.ToString());
        return merged.Value!;
    }

    private static OperatorError Refused(IReadOnlyList<FleetPart> cluster, FleetPart own) =>
        PartMerge.Bring(cluster, [own], own.Content.Home!).Error.ShouldNotBeNull();

    private FleetPart Part(string home, params string[] texts)
    {
        var bundle = FleetTexts.Bundle(home, texts) with { Home = home };
        return new FleetPart(RevisionContents.Seal(bundle, Secrets, "home"), bundle, FleetBundles.Read(bundle));
    }

    /// <summary>As whoever reads the stored revision sees them.</summary>
    private List<string> GroupsIn(MergedParts merged)
    {
        var opened = new PartOpening("reader", Secrets).Open(RevisionContents.Write(merged.Compose(3, "home")));
        return
        [
            .. opened
                .Value.ShouldNotBeNull()
                .Reading.Model.Projects.GroupBy(project => project.Node, StringComparer.Ordinal)
                .Select(node =>
                    $"{node.Key}: {string.Join(' ', node.SelectMany(project => project.Groups).Select(group => group.Name))}"
                ),
        ];
    }

    private SecretStore Secrets => SecretStore.Open(_directory, static count => new byte[count]);
}
