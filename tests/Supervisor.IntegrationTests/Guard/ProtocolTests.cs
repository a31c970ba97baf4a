using System.Net.Sockets;
using Shouldly;
using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Guarding.Messages;
using Xunit;

namespace Supervisor.IntegrationTests.Guard;

public sealed class ProtocolTests
{
    [Fact]
    public async Task Peer_ThatSaysGarbage_IsToldSoAndLeft()
    {
        await using var guard = await RunningGuard.StartAsync();
        using var peer = RawPeer.Connect(guard);

        await peer.SendAsync([9, 0, 0, 0, .. "{\"id\":no}"u8]);

        (await peer.LastErrorAsync()).ShouldBe(GuardErrorCodes.BadFrame);
        (await guard.ListAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(GuardProtocol.MaxFrameBytes + 1)]
    [InlineData(int.MaxValue)]
    [InlineData(-1)]
    public async Task Peer_ThatAnnouncesTooMuch_IsToldSoAndLeft(int length)
    {
        await using var guard = await RunningGuard.StartAsync();
        using var peer = RawPeer.Connect(guard);

        await peer.SendAsync(BitConverter.GetBytes(length));

        (await peer.LastErrorAsync()).ShouldBe(GuardErrorCodes.FrameTooLarge);
    }

    [Fact]
    public async Task Peer_ThatDoesNotSayHello_IsToldSoAndLeft()
    {
        await using var guard = await RunningGuard.StartAsync();
        using var peer = RawPeer.Connect(guard);

        await peer.SendAsync(new GuardRequest(1, RequestKinds.List));

        (await peer.LastErrorAsync()).ShouldBe(GuardErrorCodes.NoHello);
    }

    [Fact]
    public async Task Peer_OfVersionsThatAreNotSpoken_IsToldWhichAre()
    {
        await using var guard = await RunningGuard.StartAsync();
        using var peer = RawPeer.Connect(guard);

        await peer.SendAsync(new GuardRequest(1, RequestKinds.Hello, Hello: new HelloRequest(98, 99)));

        (await peer.LastErrorAsync()).ShouldBe(GuardErrorCodes.VersionUnknown);
    }

    [Fact]
    public async Task Peer_OfTheNextVersion_IsServedInThisOne()
    {
        await using var guard = await RunningGuard.StartAsync();
        using var peer = RawPeer.Connect(guard);

        await peer.SendAsync(
            new GuardRequest(
                1,
                RequestKinds.Hello,
                Hello: new HelloRequest(GuardProtocol.Version, GuardProtocol.Version + 1)
            )
        );

        (await peer.ReadAsync())!.Answer!.Welcome!.Version.ShouldBe(GuardProtocol.Version);
    }

    [Fact]
    public async Task Request_ThatIsUnknownOrLacksSomething_IsRefusedAndTheConnectionStays()
    {
        await using var guard = await RunningGuard.StartAsync();
        using var peer = RawPeer.Connect(guard);
        await peer.SendAsync(new GuardRequest(1, RequestKinds.Hello, Hello: new HelloRequest(1, 1)));
        await peer.ReadAsync();

        await peer.SendAsync(new GuardRequest(2, "dance"));
        (await peer.ReadAsync())!.Answer!.Error!.Code.ShouldBe(GuardErrorCodes.UnknownRequest);
        await peer.SendAsync(new GuardRequest(3, RequestKinds.Start));
        (await peer.ReadAsync())!.Answer!.Error!.Code.ShouldBe(GuardErrorCodes.BadRequest);
        await peer.SendAsync([2, 0, 0, 0, .. "{}"u8]);
        (await peer.ReadAsync())!.Answer!.Error!.Code.ShouldBe(GuardErrorCodes.UnknownRequest);
        await peer.SendAsync(new GuardRequest(5, RequestKinds.List));

        (await peer.ReadAsync())!.Answer!.Workloads.ShouldBeEmpty();
    }

    [Fact]
    public async Task Connections_AThousandThatSayNothing_KeepNobodyOutAndCostLittle()
    {
        await using var guard = await RunningGuard.StartAsync();
        var pid = guard.Session.Welcome.Pid;
        await guard.RunAsync("warm", "true");
        var before = ResidentBytes(pid);
        var silent = new List<Socket>();
        for (var i = 0; i < 1000; i++)
        {
            silent.Add(RawPeer.ConnectSocket(guard));
        }

        using var newcomer = RawPeer.Connect(guard);
        await newcomer.SendAsync(new GuardRequest(1, RequestKinds.Hello, Hello: new HelloRequest(1, 1)));
        (await newcomer.ReadAsync())!.Answer!.Welcome.ShouldNotBeNull();
        (await guard.ListAsync()).Count.ShouldBe(1);

        Directory.GetFiles($"/proc/{pid}/fd").Length.ShouldBeLessThan(150);
        (ResidentBytes(pid) - before).ShouldBeLessThan(8 * 1024 * 1024);
        silent.ForEach(socket => socket.Dispose());
    }

    [Fact]
    public async Task Events_AfterAReconnect_GoOnWhereTheyWereLeft()
    {
        await using var guard = await RunningGuard.StartAsync();
        var start = guard.Describe("first", "true");
        var left = (await Finished(guard, start)).Sequence;
        await guard.FinishAsync(guard.Describe("second", "true"));

        using var peer = RawPeer.Connect(guard);
        await peer.SendAsync(new GuardRequest(1, RequestKinds.Hello, Hello: new HelloRequest(1, 1)));
        await peer.ReadAsync();
        await peer.SendAsync(
            new GuardRequest(2, RequestKinds.Subscribe, Subscribe: new EventPosition(guard.Session.Welcome.Run, left))
        );

        (await peer.ReadAsync())!.Answer!.Complete.ShouldBeTrue();
        (await peer.ReadAsync())!.Event!.ShouldSatisfyAllConditions(
            news => news.Sequence.ShouldBe(left + 1),
            news => news.Kind.ShouldBe(EventKinds.Started),
            news => news.Workload!.Name.Agent.ShouldBe("second")
        );
    }

    [Fact]
    public async Task Events_OfAnotherRun_AreSaidToBeIncomplete()
    {
        await using var guard = await RunningGuard.StartAsync();
        var run = guard.Session.Welcome.Run;
        await guard.KillAsync();
        await guard.ConnectAsync();
        guard.Session.Welcome.Run.ShouldNotBe(run);
        using var peer = RawPeer.Connect(guard);
        await peer.SendAsync(new GuardRequest(1, RequestKinds.Hello, Hello: new HelloRequest(1, 1)));
        await peer.ReadAsync();

        await peer.SendAsync(new GuardRequest(2, RequestKinds.Subscribe, Subscribe: new EventPosition(run, 0)));

        (await peer.ReadAsync())!.Answer!.Complete.ShouldBeFalse();
    }

    [Fact]
    public async Task End_WhileSomethingRuns_NeedsForceAndLeavesItRunning()
    {
        await using var guard = await RunningGuard.StartAsync();
        var status = await guard.RunAsync("sleeper", "sleep", Leftovers.Lifetime);

        (await guard.Session.EndAsync(force: false, guard.Cancellation)).Error!.Code.ShouldBe(GuardErrorCodes.NotEmpty);
        RunningGuard.Ok(await guard.Session.EndAsync(force: true, guard.Cancellation));
        await RunningGuard.GoneAsync(guard.Session.Welcome.Pid);

        RunningGuard.IsAlive(status.Pid!.Value).ShouldBeTrue();
        await guard.Session.DisposeAsync();
        await guard.ConnectAsync();
        (await guard.FindAsync(status.Name)).Pid.ShouldBe(status.Pid);
    }

    [Fact]
    public async Task Session_GuardDies_EndsAndSaysSo()
    {
        await using var guard = await RunningGuard.StartAsync();
        var session = guard.Session;

        await guard.KillAsync();

        session.End!.Code.ShouldBe(GuardErrorCodes.ConnectionLost);
        (await session.ListAsync(guard.Cancellation)).Error!.Code.ShouldBe(GuardErrorCodes.ConnectionLost);
        await guard.ConnectAsync();
    }

    [Fact]
    public async Task Orphans_OfAWorkloadThatGoesOn_AreReaped()
    {
        await using var guard = await RunningGuard.StartAsync();
        const string Leaves =
            "import os,time\nfor i in range(20):\n if os.fork()==0:\n  if os.fork()==0: print('gone',flush=True); os._exit(0)\n  os._exit(0)\n os.wait()\nprint('all', flush=True)\ntime.sleep(300)";
        await guard.RunAsync("parent", "python3", "-c", Leaves);
        await guard.LineAsync("parent", line => line == "all");

        // What ends anywhere is the occasion to bury all.
        await guard.FinishAsync(guard.Describe("other", "true"));

        Leftovers.ZombiesOf(guard.Session.Welcome.Pid).ShouldBeEmpty();
    }

    private static async Task<GuardEvent> Finished(RunningGuard guard, Contracts.Guarding.Workloads.WorkloadStart start)
    {
        await guard.RunAsync(start);
        return await guard.EventAsync(EventKinds.Exited, start.Name);
    }

    private static long ResidentBytes(int pid) =>
        long.Parse(File.ReadAllText($"/proc/{pid}/statm").Split(' ')[1]) * Environment.SystemPageSize;
}
