using Shouldly;
using Supervisor.Actors;
using Supervisor.Contracts.Ids;
using Supervisor.Simulation.Clusters.Lanes;
using Supervisor.Simulation.Machines;
using Supervisor.Supervision.Ports.Links;
using Supervisor.TestKit.Links;
using Xunit;

namespace Supervisor.Simulation.Tests.Clusters;

/// <summary>What actors may rely on when they speak over simulated links: the same as over real ones.</summary>
public sealed class SimulatedLinksTests : IDisposable
{
    private readonly TwoMachines _two = new();
    private readonly Ear _one;
    private readonly Ear _other;

    public SimulatedLinksTests() => (_one, _other) = (Listen(_two.Machines[0]), Listen(_two.Machines[1]));

    public void Dispose() => _two.Dispose();

    [Fact]
    public void Say_WithoutALink_OpensOneForWhoTriesAgain()
    {
        Say(_one, 0).ShouldBe(SayResult.NotLinked);
        _two.RunFor(1);
        _one.Links.ShouldHaveSingleItem();
        _other.Links.ShouldHaveSingleItem();
        Say(_one, 1).ShouldBe(SayResult.Accepted);
        _two.RunFor(1);
        _other.Numbers.ShouldBe([1]);
    }

    [Fact]
    public void TwoThatDialAtOnce_HaveOneLink()
    {
        Say(_one, 0).ShouldBe(SayResult.NotLinked);
        Say(_other, 0).ShouldBe(SayResult.NotLinked);
        _two.RunFor(10);
        _one.Links.ShouldHaveSingleItem();
        _other.Links.ShouldHaveSingleItem();
        _one.Lost.ShouldBe(0);
    }

    [Fact]
    public void Words_OverABadNetwork_ArriveEachOnceAndInOrder()
    {
        Link();
        (_two.Network.Loss, _two.Network.Duplication, _two.Network.Delay) = (0.2, 0.2, 0.2);
        var said = 0;
        while (said < 200)
        {
            said += Say(_one, said) == SayResult.Accepted ? 1 : 0;
            _two.RunFor(0.1);
        }

        _two.RunFor(5);
        _other.Numbers.ShouldBe(Enumerable.Range(0, 200));
        _one.Lost.ShouldBe(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Link_OfWhichACableIsCut_IsLostAtBothEndsOnce_AndTheNextHasAHigherNumber(bool isBothWays)
    {
        Link();
        Cut(isBothWays);
        Say(_one, 1).ShouldBe(SayResult.Accepted);
        _two.RunFor(10);
        (_one.Lost, _other.Lost).ShouldBe((1, 1));
        _two.Network.HealAll();
        Link();
        _one.Links.Count.ShouldBe(2);
        _one.Links[1].Value.ShouldBeGreaterThan(_one.Links[0].Value);
        _other.Numbers.ShouldBeEmpty("what a lost link took with it comes no more");
    }

    [Fact]
    public void Receiver_ThatTakesNothing_FillsTheLane_UntilItTakes()
    {
        Link();
        _other.TakesNothing = true;
        for (var number = 0; number < LinkEnd.Window; number++)
        {
            Say(_one, number).ShouldBe(SayResult.Accepted);
        }

        Say(_one, 99).ShouldBe(SayResult.Full);
        _two.RunFor(5);
        _one.Rooms.ShouldBe(0);
        _other.TakeAll();
        _two.RunFor(1);
        _one.Rooms.ShouldBe(1);
        Say(_one, LinkEnd.Window).ShouldBe(SayResult.Accepted);
        _other.Numbers.ShouldBe(Enumerable.Range(0, LinkEnd.Window));
    }

    [Fact]
    public void Daemon_ThatIsNew_KnowsNothingOfTheLinkBefore()
    {
        Link();
        _two.Machines[1].KillDaemon();
        _two.Machines[1].StartDaemon();
        _two.RunFor(0.1);
        var next = Listen(_two.Machines[1]);
        _two.RunFor(3);
        _one.Lost.ShouldBe(1);
        next.Links.ShouldBeEmpty();
    }

    private static SayResult Say(Ear from, int number) => from.Lane.Say(from.Other, new Word(number));

    private void Link()
    {
        Say(_one, 0).ShouldBe(SayResult.NotLinked);
        _two.RunFor(2);
        _one.Links.ShouldNotBeEmpty();
    }

    private void Cut(bool isBothWays)
    {
        _two.Network.Cut("pc1", "pc2");
        if (isBothWays)
        {
            _two.Network.Cut("pc2", "pc1");
        }
    }

    private Ear Listen(Machine machine)
    {
        var links = new SimulatedLinks(_two.Universe, _two.Network, machine, machine.Daemon!);
        var other = _two.Machines.First(another => another != machine);
        var ear = new Ear(links.Add(WordJson.Lane("words")), Peers.IdOf(other.Name));
        ear.Lane.ListenBy(machine.Node!.Core.System.Spawn(Props.Of(() => new Listener(ear)), "ear"));
        links.Listen();
        return ear;
    }

    private sealed class Ear(ILane<Word> lane, NodeId other)
    {
        private readonly List<LaneNews<Word>.Said> _untaken = [];

        internal ILane<Word> Lane => lane;

        internal NodeId Other => other;

        internal bool TakesNothing { get; set; }

        internal List<LinkId> Links { get; } = [];

        internal int Lost { get; private set; }

        internal int Rooms { get; private set; }

        internal List<int> Numbers { get; } = [];

        internal void Hear(LaneNews<Word> news)
        {
            switch (news)
            {
                case LaneNews<Word>.Linked:
                    Links.Add(news.Link);
                    break;
                case LaneNews<Word>.Lost:
                    Lost++;
                    break;
                case LaneNews<Word>.Room:
                    Rooms++;
                    break;
                case LaneNews<Word>.Said said when TakesNothing:
                    _untaken.Add(said);
                    break;
                case LaneNews<Word>.Said said:
                    Numbers.Add(said.Take().Number);
                    break;
            }
        }

        internal void TakeAll()
        {
            Numbers.AddRange(_untaken.Select(static said => said.Take().Number));
            _untaken.Clear();
        }
    }

    private sealed class Listener(Ear ear) : Actor<LaneNews<Word>>
    {
        protected override void Receive(LaneNews<Word> message) => ear.Hear(message);
    }
}
