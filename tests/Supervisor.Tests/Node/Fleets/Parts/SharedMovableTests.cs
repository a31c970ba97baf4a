using Shouldly;
using Supervisor.Contracts.Palettes;
using Supervisor.Fleet.Bundles;
using Supervisor.Fleet.Model;
using Supervisor.Node.Fleets;
using Supervisor.Node.Fleets.Parts;
using Xunit;

namespace Supervisor.Tests.Node.Fleets.Parts;

public sealed class SharedMovableTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("shared-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData("mainpc", false)]
    [InlineData("mainpc", true)]
    [InlineData("pc2", false)]
    [InlineData("pc2", true)]
    public void Group_ThatMayMoveAndIsInBoth_IsTheClusters_WhoseverFileHasIt(string home, bool isPinnedThere) =>
        Bring(
                [isPinnedThere ? FleetTexts.For(home, "night") : FleetTexts.Movable(home, "night")],
                FleetTexts.Movable("pc2", "night"),
                FleetTexts.Of("gpu")
            )
            .ShouldBe([$"{home}: night run", "pc2: gpu run"]);

    [Fact]
    public void Group_ThatMayMoveAndIsInOne_StaysOrIsBrought() =>
        Bring([FleetTexts.Movable("mainpc", "day")], FleetTexts.Movable("pc2", "night"))
            .ShouldBe(["mainpc: day run", "pc2: night run"]);

    [Fact]
    public void File_WithOthersBesides_StaysBehind_WhenTheClusterHasThemAsTheyAre() =>
        Bring(
                [FleetTexts.Mixed("pc2", "gpu", "night", moves: "theirs")],
                FleetTexts.Mixed("pc2", "gpu", "night", moves: "own")
            )
            .ShouldBe(["pc2: gpu run, night theirs"]);

    [Fact]
    public void File_WithOthersThatWereChangedAlone_TakesThePlaceOfTheClusters_WhenWhatMayMoveIsTheSame() =>
        Bring(
                [FleetTexts.Of("web"), FleetTexts.Mixed("pc2", "gpu", "night", runs: "old")],
                FleetTexts.Mixed("pc2", "gpu", "night", runs: "new")
            )
            .ShouldBe(["mainpc: web run", "pc2: gpu new, night run"]);

    [Fact]
    public void File_OfWhichNeitherSaysAll_IsNotBrought() =>
        Refused(
            [FleetTexts.Mixed("pc2", "gpu", "night", runs: "old", moves: "theirs")],
            FleetTexts.Mixed("pc2", "gpu", "night", runs: "new", moves: "own")
        )
            .Message.ShouldContain("the group night");

    [Fact]
    public void File_WhoseMovableGroupIsInAnothersFile_IsNotBrought()
    {
        var problem = Refused([FleetTexts.Movable("mainpc", "night")], FleetTexts.Mixed("pc2", "gpu", "night"));

        problem.Message.ShouldContain("the group night");
        problem.Why.ShouldContain("mainpc");
    }

    [Fact]
    public void File_ThatHasMoreForTheNodeThanItRuns_IsNotTakenApart() =>
        Refused([FleetTexts.Mixed("pc2", "more", "night")], FleetTexts.Mixed("pc2", "gpu", "night"))
            .Code.ShouldBe("fleet.namesake");

    private List<string> Bring(string[] cluster, params string[] own)
    {
        var merged = PartMerge.Bring([Part("mainpc", cluster)], [Part("pc2", own)], "pc2");
        merged.IsOk.ShouldBeTrue(merged.Error?.ToString());
        var opened = new PartOpening("reader", Secrets).Open(RevisionContents.Write(merged.Value!.Compose(3, "home")));
        return [.. opened.Value.ShouldNotBeNull().Reading.Model.Projects.Select(InWords)];
    }

    private OperatorError Refused(string[] cluster, params string[] own) =>
        PartMerge.Bring([Part("mainpc", cluster)], [Part("pc2", own)], "pc2").Error.ShouldNotBeNull();

    private static string InWords(ProjectModel project) =>
        $"{project.Node}: {string.Join(", ", project.Groups.Select(group => $"{group.Name} {string.Join(' ', group.Agents[0].Command!)}"))}";

    private FleetPart Part(string home, params string[] texts)
    {
        var bundle = FleetTexts.Bundle(home, texts) with { Home = home };
        return new FleetPart(RevisionContents.Seal(bundle, Secrets, "home"), bundle, FleetBundles.Read(bundle));
    }

    private SecretStore Secrets => SecretStore.Open(_directory, static count => new byte[count]);
}
