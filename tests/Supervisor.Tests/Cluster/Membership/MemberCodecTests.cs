using Shouldly;
using Supervisor.Cluster.Membership;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Limits;
using Supervisor.Supervision.Ports.Membership;
using Xunit;

namespace Supervisor.Tests.Cluster.Membership;

public sealed class MemberCodecTests
{
    [Fact]
    public void Member_WrittenAndRead_IsTheSame()
    {
        var member = new Member(MemberWorld.Node(1), "mainpc", "run-1", "1.2", HybridTime.FromMilliseconds(5))
        {
            Addresses = ["10.0.0.1:9111", "mainpc:9111"],
            Arch = "x64",
            Cores = 16,
            MemoryBytes = 64L << 30,
            Level = 2,
            Limits = new NodeLimits(["host-mounts", "gpus"], ["/srv/..."]),
        };

        var text = MemberCodec.Write(member, "boot 7");

        MemberCodec.TryRead(member.Node, text, out var read).ShouldBeTrue();
        read.ShouldBe(member);
        MemberCodec.ProcessOf(text).ShouldBe("boot 7");
    }

    [Fact]
    public void Member_ThatSaysLittle_IsReadToo()
    {
        var member = new Member(MemberWorld.Node(1), "mainpc", "run-1", "1.2", HybridTime.Zero);

        MemberCodec.TryRead(member.Node, MemberCodec.Write(member, null), out var read).ShouldBeTrue();
        read.ShouldBe(member);
    }

    [Fact]
    public void Member_OfBeforeThereWereLevels_SpeaksTheFirst()
    {
        const string Text = """{"form":1,"name":"a","run":"b","version":"1","since":1,"cores":1,"memory":1}""";

        MemberCodec.TryRead(MemberWorld.Node(1), Text, out var read).ShouldBeTrue();

        read!.Level.ShouldBe(1);
    }

    [Fact]
    public void Limits_AreWrittenByNamesThatStay()
    {
        var member = new Member(MemberWorld.Node(1), "a", "r", "1", HybridTime.Zero)
        {
            Limits = new NodeLimits(["privileged"], ["/srv"]),
        };

        MemberCodec
            .Write(member, null)
            .ShouldBe(
                """{"form":1,"name":"a","run":"r","version":"1","since":0,"cores":0,"memory":0,"level":1,"forbids":["privileged"],"allows":["/srv"]}"""
            );
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"form":2,"name":"a","run":"b","version":"1","since":1,"cores":1,"memory":1}""")]
    [InlineData("""{"form":1,"name":"","run":"b","version":"1","since":1}""")]
    [InlineData("""{"form":1,"name":"a"}""")]
    public void WhatIsNotUnderstood_IsNoMember(string text) =>
        MemberCodec.TryRead(MemberWorld.Node(1), text, out _).ShouldBeFalse();
}
