using Shouldly;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Palettes.Fleet;
using Supervisor.Supervision.Ownership.Residing;
using Xunit;

namespace Supervisor.Tests.Node.Palettes.Fleet;

public sealed class LostNodesTests
{
    private static readonly LostScene Scene = new(["pc1", "pc3"], ["pc3", "pc1", "pc2"]);

    [Fact]
    public void NodeThatIsNotThere_MayBeLost() => LostNodeRules.WhyNot(["pc2"], Scene).ShouldBeNull();

    [Fact]
    public void NodeThatLives_IsNotLost_WhoeverElseIs() =>
        LostNodeRules
            .WhyNot(["pc2", "pc3"], Scene)
            .ShouldNotBeNull()
            .Message.ShouldBe("Nothing was applied: pc3 is not lost.");

    [Fact]
    public void NameThatNoNodeHas_IsSaid_WithThoseThatThereAre()
    {
        var problem = LostNodeRules.WhyNot(["pc9"], Scene).ShouldNotBeNull();

        problem.Code.ShouldBe(ErrorCodes.NotFound);
        problem.Message.ShouldBe("Nothing was applied: the cluster knows no node 'pc9'.");
        problem.Why.ShouldBe("Those that it knows: pc1, pc2, pc3.");
    }

    [Fact]
    public void WhileNobodyCanSayWhoLives_NobodyIsLost() =>
        LostNodeRules
            .WhyNot(["pc2"], Scene with { Living = null })
            .ShouldNotBeNull()
            .Code.ShouldBe(ErrorCodes.Unavailable);

    [Fact]
    public void WhatCameOfIt_IsTold()
    {
        Told(ReleaseStatus.Done, "db", "web").ShouldBe("Nobody waits for pc2 any more: db, web.");
        Told(ReleaseStatus.Done).ShouldBe("pc2 has nothing that these files give to another.");
        Told(ReleaseStatus.Lives).ShouldBe("The files hold, and pc2 is not lost: it came back meanwhile.");
        Told(ReleaseStatus.Unknown, "db")
            .ShouldBe("The files hold, and whether others still wait for pc2 is not known.");
    }

    private static string? Told(ReleaseStatus status, params string[] groups) =>
        LostNodes.FrameOf("pc2", new ReleaseOutcome(status, groups)) switch
        {
            NoteFrame note => note.Text,
            ErrorFrame error => error.Error.Message,
            _ => null,
        };
}
