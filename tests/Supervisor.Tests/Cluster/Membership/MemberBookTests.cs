using Shouldly;
using Supervisor.Cluster.Membership;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Ports.Membership;
using Xunit;

namespace Supervisor.Tests.Cluster.Membership;

public sealed class MemberBookTests
{
    private readonly MemberBook _book = new();
    private long _version;

    [Fact]
    public void Nodes_ComeAndGoAndSayOtherThings()
    {
        Read(Entry(1, "pc1"), Entry(2, "pc2")).ShouldBe(["pc1", "pc2"]);
        Read(Entry(1, "pc1"), Entry(2, "pc2"), Entry(3, "pc3")).ShouldBe(["pc1", "pc2", "pc3"]);
        Read(Entry(1, "pc1"), Entry(3, "other")).ShouldBe(["other", "pc1"]);
        Read().ShouldBeEmpty();
    }

    [Fact]
    public void Node_ThatCannotBeRead_IsThereAllTheSame_UntilItGoesOrCan()
    {
        Read(Garbage(1), Entry(2, "pc2")).ShouldBe(["pc2", "unreadable"]);
        Read(Entry(1, "pc1"), Garbage(2)).ShouldBe(["pc1", "unreadable"]);
        Read(Entry(1, "pc1")).ShouldBe(["pc1"]);
    }

    [Fact]
    public void WhatIsNoNode_IsPassedOver() =>
        Read(new Entry(EntryKey.Of("members", "no-id"), "{}", 1, 1, null)).ShouldBeEmpty();

    [Fact]
    public void Node_ThatHasNotChanged_IsNotReadAgain()
    {
        var first = Entry(1, "pc1");
        var before = View(first).Members[MemberWorld.Node(1)];

        View(first, Entry(2, "pc2")).Members[MemberWorld.Node(1)].ShouldBeSameAs(before);
    }

    private IEnumerable<string> Read(params Entry[] entries)
    {
        var view = View(entries);
        return view
            .Members.Values.Select(static member => member.Name)
            .Concat(view.Unreadable.Select(static _ => "unreadable"))
            .Order(StringComparer.Ordinal);
    }

    private MembersView View(params Entry[] entries) =>
        _book.Read(EntriesView.Of(new EntriesSeen(++_version, entries)));

    private static Entry Entry(byte node, string name)
    {
        var member = new Member(MemberWorld.Node(node), name, "run-1", "1.2", HybridTime.Zero);
        return new Entry(MemberKeys.Of(member.Node), MemberCodec.Write(member, null), 1, 1, null);
    }

    private static Entry Garbage(byte node) => new(MemberKeys.Of(MemberWorld.Node(node)), "[]", 2, 1, null);
}
