using Shouldly;
using Xunit;

namespace Supervisor.Tests.Architecture;

public sealed class CoreDeterminismTests
{
    public static TheoryData<string> Core =>
        ["Supervisor.Actors", "Supervisor.Contracts", "Supervisor.Fleet", "Supervisor.Supervision"];

    [Theory]
    [MemberData(nameof(Core))]
    public void CoreAssembly_TakesTimeChanceAndSurroundingsFromOutside_AndNeverBlocks(string name)
    {
        var project = SourceTree.Projects.Single(project => project.Name == name);

        CoreBans.BrokenBy(name, MemberUses.In(SourceTree.Compiled(project).Location)).ShouldBeEmpty();
    }

    [Fact]
    public void EveryBan_InCodeThatBreaksIt_IsNoticed()
    {
        var uses = MemberUses.In(typeof(BannedUses).Assembly.Location);

        CoreBans.All.Where(ban => !uses.Any(ban.Covers)).ShouldBeEmpty();
    }

    [Fact]
    public void Ban_OfOneOverload_LeavesTheOthersAlone()
    {
        var seeded = new MemberUse("System.Random", ".ctor", Parameters: 1);

        CoreBans.BrokenBy("Core", [seeded]).ShouldBeEmpty();
    }

    [Fact]
    public void Complaint_NamesAssemblyMemberAndWayOut()
    {
        var now = new MemberUse("System.DateTime", "get_UtcNow", Parameters: 0);

        CoreBans
            .BrokenBy("Core", [now])
            .ShouldBe(["Core uses System.DateTime.get_UtcNow; use the TimeProvider that is passed in."]);
    }
}
