using Shouldly;
using Supervisor.Cluster.Coordination.Etcd.Calls;
using Supervisor.Cluster.Coordination.Etcd.Wire;
using Supervisor.TestKit.Time;
using Xunit;

namespace Supervisor.Tests.Cluster.Coordination.Etcd;

public sealed class EtcdMemberTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly VirtualClock _clock = new();

    [Fact]
    public async Task PatienceEndsBeforeAnythingHasLeft_CertainlyWasNotDone()
    {
        using var member = new HangingMember(isConnected: false);

        var reply = await AskAsync(member);

        reply.Status.ShouldBe(EtcdReplyStatus.NotSent);
        reply.Reason.ShouldContain("cannot be reached");
    }

    [Fact]
    public async Task PatienceEndsWhenTheCallHasLeft_NobodyCanSay()
    {
        using var member = new HangingMember(isConnected: true);

        var reply = await AskAsync(member);

        reply.Status.ShouldBe(EtcdReplyStatus.Lost);
        reply.Reason.ShouldContain("does not answer");
    }

    private async Task<EtcdReply<EtcdDone>> AskAsync(HangingMember member)
    {
        using var http = new HttpClient(member, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        var asked = new EtcdMember(http, new Uri("http://hangs:2379"), _clock);
        var reply = asked.CallAsync(
            EtcdRequests.Put(new EtcdPut("a"u8.ToArray(), "b"u8.ToArray(), Lease: 0)),
            token: null,
            Patience
        );
        await member.Hangs;
        _clock.MoveToNextTimer(Patience).ShouldBeTrue();
        return await reply;
    }
}
