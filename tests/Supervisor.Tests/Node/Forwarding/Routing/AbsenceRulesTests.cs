using Shouldly;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Fleets;
using Supervisor.Node.Forwarding.Routing;
using Xunit;

namespace Supervisor.Tests.Node.Forwarding.Routing;

/// <summary>What is said of names whose node is down.</summary>
public sealed class AbsenceRulesTests
{
    private static readonly FleetNode One = new(ForwardedFleet.Id(1), "pc1", IsOwn: true);

    private static readonly NodeNames[] Known =
    [
        new(One, ["chat/chat", "audio/stt"], ["chat", "audio"]) { Unowned = ["idle/a"] },
    ];

    private static readonly PinnedNames[] Pinned =
    [
        new("pc1", ["chat", "audio", "lost"], ["chat/chat", "audio/stt", "lost/lost"]),
        new("pc2", ["voice"], ["voice/tts", "voice/stt"]),
        new("pc3", ["far"], ["far/far"]),
    ];

    [Theory]
    [InlineData("voice")]
    [InlineData("voice/tts")]
    [InlineData("tts")]
    [InlineData("chat tts")]
    [InlineData("tts@pc2")]
    [InlineData("anything@pc2")]
    public void WhatADownNodeHas_IsSaidToBeThere(string names)
    {
        var error = Answer(names).ShouldNotBeNull();

        error.Code.ShouldBe(ErrorCodes.Unreachable);
        error.Message.ShouldEndWith("is on pc2, which is down.");
    }

    [Theory]
    [InlineData("chat")]
    [InlineData("stt")] // This node has one of that name.
    [InlineData("idle/a")]
    [InlineData("nobody")]
    [InlineData("lost")] // Pinned to a node that is there, which itself says best why it has it not.
    [InlineData("far")] // Of a node that never was in the cluster.
    [InlineData("tts@pc9")]
    public void TheRest_IsAnsweredAsEver(string names) => Answer(names).ShouldBeNull();

    private static OperatorError? Answer(string names)
    {
        var given = names.Split(' ').Select(name => new GivenName("agents", name, QualifiedName.Parse(name))).ToList();
        return AbsenceRules.WhoseAre(AbsenceRules.Unfound(given, [One], Known), ["pc2"], Pinned) is [var first, ..]
            ? first.Error
            : null;
    }
}
