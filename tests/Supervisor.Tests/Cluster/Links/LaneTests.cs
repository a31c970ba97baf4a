using System.Text;
using Shouldly;
using Supervisor.Cluster.Links.Lanes;
using Supervisor.Supervision.Ports.Links;
using Supervisor.TestKit.Actors;
using Supervisor.TestKit.Links;
using Xunit;

namespace Supervisor.Tests.Cluster.Links;

public sealed class LaneTests
{
    private readonly List<long> _taken = [];
    private readonly LaneLink _link;
    private ILaneInlet? _inlet;
    private readonly ActorKit _kit = new();
    private readonly Lane<Word> _lane = new(WordJson.Lane("words"), (_, _) => SayResult.NotLinked);

    public LaneTests() => _link = new LaneLink(LinkWorld.Node(2), new LinkId(1), new InboundCredit(1, _taken.Add));

    [Fact]
    public void Receive_OfWhatIsNoMessage_SaysSo_AndHoldsNothingUp()
    {
        var probe = Listen();

        Receive("""{"number": "many"}""").ShouldBeFalse();
        Receive("no json").ShouldBeFalse();

        _taken.ShouldBe([18, 7], "It counts as taken.");
        probe.Take().ShouldBeEmpty();
    }

    [Fact]
    public void Receive_CountsAsTakenOnlyWhenTheReceiverTakesIt_AndOnce()
    {
        var probe = Listen();

        Receive("""{"number":7}""").ShouldBeTrue();
        var said = probe.Take().ShouldHaveSingleItem().ShouldBeAssignableTo<LaneNews<Word>.Said>()!;
        _taken.ShouldBeEmpty();

        said.Take().ShouldBe(new Word(7));
        said.Take();
        _taken.ShouldBe([12]);
    }

    [Fact]
    public void WhatCameAtOnce_IsHandedOnAtOnce_InOrder_AroundWhatIsNoMessage()
    {
        var probe = Listen();
        string[] came = ["""{"number":1}""", "no json", """{"number":2}"""];
        foreach (var json in came)
        {
            _inlet!.Take(Encoding.UTF8.GetBytes(json), json.Length);
        }

        probe.Take().ShouldBeEmpty();
        _inlet!.HandOn();
        _inlet.HandOn();

        probe.Take().Cast<LaneNews<Word>.Said>().Select(static said => said.Take().Number).ShouldBe([1, 2]);
        _taken.ShouldBe([7, 12, 12]);
    }

    private TestProbe<LaneNews<Word>> Listen()
    {
        var probe = _kit.Probe<LaneNews<Word>>();
        _lane.ListenBy(probe.Ref);
        _inlet = _lane.Linked(_link);
        probe.Take().ShouldHaveSingleItem().ShouldBe(new LaneNews<Word>.Linked(_link.Node, _link.Id));
        return probe;
    }

    private bool Receive(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var isMessage = _inlet!.Take(bytes, bytes.Length);
        _inlet.HandOn();
        return isMessage;
    }
}
