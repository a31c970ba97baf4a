using Shouldly;
using Supervisor.Simulation.Networks;
using Supervisor.Simulation.World;
using Xunit;

namespace Supervisor.Simulation.Tests;

public sealed class SimulatedNetworkTests : IDisposable
{
    private readonly Universe _universe = new(1, fullTrace: null);
    private readonly SimulatedNetwork _network;
    private readonly List<int> _received = [];

    public SimulatedNetworkTests()
    {
        _network = new SimulatedNetwork(_universe.Clock, _universe.Chance, _universe.Rarities);
        _network.Listen("b", datagram => _received.Add((int)datagram.Content));
    }

    public void Dispose() => _universe.Dispose();

    [Fact]
    public void Datagram_OnASoundNetwork_ArrivesOnceAndLater()
    {
        Send(1);
        _received.ShouldBeEmpty();
        Wait();
        _received.ShouldBe([1]);
    }

    [Fact]
    public void Datagram_AgainstTheCut_IsStoppedAndTheOtherWayIsNot()
    {
        var back = new List<int>();
        _network.Listen("a", datagram => back.Add((int)datagram.Content));
        _network.Cut("a", "b");
        Send(1);
        _network.Send(new Datagram("b", "a", "", 2));
        Wait();
        _received.ShouldBeEmpty();
        back.ShouldBe([2]);
    }

    [Fact]
    public void Datagram_UnderWayWhenTheCableIsCut_NeverArrives()
    {
        Send(1);
        _network.Cut("a", "b");
        Wait();
        _received.ShouldBeEmpty();
    }

    [Fact]
    public void Loss_LosesAboutItsShare()
    {
        _network.Loss = 0.25;
        SendMany();
        _received.Count.ShouldBeInRange(700, 800);
    }

    [Fact]
    public void Duplication_DoublesAboutItsShare()
    {
        _network.Duplication = 0.25;
        SendMany();
        _received.Count.ShouldBeInRange(1200, 1300);
    }

    [Fact]
    public void Delay_LetsLaterOnesOvertake()
    {
        _network.Delay = 0.25;
        SendMany();
        _received.Count.ShouldBe(1000);
        _received.SequenceEqual(_received.Order()).ShouldBeFalse();
    }

    [Fact]
    public void HealAll_MendsEverything()
    {
        _network.Cut("a", "b");
        _network.Loss = 1;
        _network.HealAll();
        Send(1);
        Wait();
        _received.ShouldBe([1]);
    }

    private void SendMany()
    {
        for (var i = 0; i < 1000; i++)
        {
            Send(i);
        }

        Wait();
    }

    private void Send(int content) => _network.Send(new Datagram("a", "b", "", content));

    private void Wait() => _universe.RunUntil(_universe.Clock.Now + TimeSpan.FromSeconds(5));
}
