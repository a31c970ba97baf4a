using System.Net;
using Shouldly;
using Supervisor.Cluster.Joining;
using Supervisor.Cluster.Joining.Asking;
using Supervisor.Cluster.Joining.Exchange;
using Supervisor.Cluster.Joining.Invitations;
using Supervisor.Cluster.Joining.Tokens;
using Supervisor.Cluster.Links.Transport;
using Supervisor.Cluster.Trust;
using Supervisor.Cluster.Trust.Custody;
using Supervisor.Supervision.Ports.Links;
using Supervisor.TestKit.Coordination;
using Supervisor.TestKit.Links;
using Xunit;

namespace Supervisor.IntegrationTests.Joining;

/// <summary>Nodes join over real TLS.</summary>
public sealed class JoinExchangeTests : IAsyncLifetime
{
    private readonly JoinWorld _world = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Node_WithAToken_IsOneOfTheCluster_AndLinksWithTheOthers()
    {
        var founder = await _world.FoundAsync();
        var token = await founder.InviteAsync();

        var joined = (await _world.JoinAsync(token, 2)).Value.ShouldNotBeNull();

        _world.Kept.ShouldHaveSingleItem().ShouldBe([1, 2, 3]);
        joined.Identity.Cluster.ShouldBe(LinkWorld.Cluster);
        joined.Identity.Coordination.ShouldBe("the way for pc2");
        _world.Folder(2).Read().Value!.Own.RawData.ShouldBe(joined.Identity.Own.RawData);
        var record = (await _world.RecordAsync(2)).ShouldNotBeNull();
        (record.Name, record.Key).ShouldBe(("pc2", PublicKeys.HashOf(joined.Identity.Own)));
        record.Aliases.ShouldBe([JoinWorld.Alone.Value]);
        await AreLinkedAsync(founder, _world.Start(2, joined.Identity));
    }

    [Fact]
    public async Task Founding_ThatWasCutShort_GoesOn_AndIsDoneOnce()
    {
        var store = _world.Store;
        _world.Store = new FaultyCoordination(
            store,
            TimeProvider.System,
            static call =>
                CallPlan.AtOnce with
                {
                    Fate = call == "ChangeEntriesAsync" ? CallFate.Unavailable : CallFate.Served,
                }
        );
        (await _world.FoundAsync(LinkWorld.Cluster, "home")).Error.ShouldNotBeNull();
        var begun = _world.Folder(1).Read().Value.ShouldNotBeNull();
        begun.IsFounding.ShouldBeTrue();

        _world.Store = store;
        var founded = (await _world.FoundAsync(LinkWorld.Cluster, "home")).Value.ShouldNotBeNull();

        founded.IsFounding.ShouldBeFalse();
        founded.Own.RawData.ShouldBe(begun.Own.RawData);
        _world.Folder(1).Read().Value!.IsFounding.ShouldBeFalse();
    }

    [Fact]
    public async Task Node_ThatComesFromAnotherCluster_OrHadLeftThisOne_BringsWhatItHeld_AndAMemberThatJoinsAnewDoesNot()
    {
        var founder = await _world.FoundAsync();
        var brought = new BroughtFleet(7, "hash", 7, _world.Now(), "supervisor join (pc2)");

        var stranger = await JoinWithAsync(founder, 2, "pc2", brought with { Cluster = JoinWorld.Alone.Value });
        var known = await JoinWithAsync(founder, 3, "pc3", brought with { Cluster = LinkWorld.Cluster.Value });
        Directory.CreateDirectory(_world.Folder(4).Paths.Directory);
        _world.Folder(4).Leave("home");
        var back = await JoinWithAsync(founder, 4, "pc4", brought with { Cluster = LinkWorld.Cluster.Value });

        stranger.Brought.ShouldNotBeNull().Above.ShouldBe(7);
        _world.Folder(2).Read().Value!.Brought.ShouldBe(stranger.Brought);
        known.Brought.ShouldBeNull();
        back.Brought.ShouldNotBeNull().Above.ShouldBe(7);
        _world.Folder(4).Left.ShouldBeNull();
    }

    [Fact]
    public async Task SecondNode_GetsTheAuthoritysKey_AndTheThirdDoesNot()
    {
        var founder = await _world.FoundAsync();

        var second = (await _world.JoinAsync(await founder.InviteAsync(), 2)).Value!;
        var third = (await _world.JoinAsync(await founder.InviteAsync(), 3)).Value!;

        second.Identity.Key!.KeyPem.ShouldBe(founder.Identity.Key!.KeyPem);
        _world.Folder(2).Read().Value!.Key.ShouldNotBeNull();
        third.Identity.Key.ShouldBeNull();
        _world.Folder(3).Read().Value!.Key.ShouldBeNull();
    }

    [Fact]
    public async Task SecondNode_AdmitsOthersWhenTheFirstIsGone()
    {
        var founder = await _world.FoundAsync();
        var second = _world.Start(2, (await _world.JoinAsync(await founder.InviteAsync(), 2)).Value!.Identity);
        var nobody = new LinkAddress("127.0.0.1", _world.AddressOf(9).Port);
        var token = await second.InviteAsync(endpoints: [nobody, second.Address]);

        (await _world.JoinAsync(token, 3)).IsOk.ShouldBeTrue();
    }

    [Fact]
    public async Task Member_WithoutTheAuthoritysKey_SendsToAnother()
    {
        var founder = await _world.FoundAsync();
        await _world.JoinAsync(await founder.InviteAsync(), 2);
        var third = _world.Start(3, (await _world.JoinAsync(await founder.InviteAsync(), 3)).Value!.Identity);

        var alone = await _world.JoinAsync(await founder.InviteAsync(endpoints: [third.Address]), 4);
        var both = await _world.JoinAsync(await founder.InviteAsync(endpoints: [third.Address, founder.Address]), 4);

        alone.Error!.Code.ShouldBe(JoinErrorCodes.NoKey);
        both.IsOk.ShouldBeTrue($"{both.Error}");
    }

    [Fact]
    public async Task TwoNodes_WithOneToken_AreNotBothAdmitted_ThoughBothWereFoundGood()
    {
        var founder = await _world.FoundAsync();
        var token = await founder.InviteAsync();
        var (arrived, meeting) = (0, new TaskCompletionSource());
        _world.Store = new FaultyUse(
            _world.Store,
            async () =>
            {
                if (Interlocked.Increment(ref arrived) == 2)
                {
                    meeting.SetResult();
                }

                await meeting.Task;
                return CallFate.Served;
            }
        );

        var both = await Task.WhenAll(_world.JoinAsync(token, 2), _world.JoinAsync(token, 3));

        both.Count(joined => joined.IsOk).ShouldBe(1);
        both.Single(joined => !joined.IsOk).Error!.Code.ShouldBe(JoinErrorCodes.Used);
        (await _world.Register.NodesAsync()).Value!.Count.ShouldBe(2);
        _world.Refused.ShouldHaveSingleItem().Who.ShouldContain("pc");
    }

    [Fact]
    public async Task ClusterOfAnotherAuthority_IsToldNothing()
    {
        var founder = await _world.FoundAsync();
        await using var elsewhere = new JoinWorld();
        var stranger = await elsewhere.FoundAsync();
        var token = (await founder.InviteAsync()) with { Endpoints = [stranger.Address] };

        var refused = await _world.JoinAsync(token, 2);

        refused.Error!.Code.ShouldBe(JoinErrorCodes.OtherAuthority);
        _world.Folder(2).Belongs.ShouldBeFalse();
        await elsewhere.UntilAsync(() => !elsewhere.Refused.IsEmpty, "the stranger to see that nothing was asked");
        elsewhere.Refused.ShouldAllBe(refusal => refusal.What == "" && refusal.Who == "");
    }

    [Theory]
    [InlineData(-3)]
    [InlineData(3)]
    [InlineData(-300)]
    public async Task Clock_MinutesOff_IsRefusedByTheMember_InAPlainSentence(int minutes)
    {
        var founder = await _world.FoundAsync();
        var clock = new ShiftedClock(TimeSpan.FromMinutes(minutes));

        var refused = await RefusedAsync(founder, _world.Self(2, "pc2"), clock);

        refused.Code.ShouldBe(JoinErrorCodes.Clock);
        refused.Why.ShouldContain($"{Math.Abs(minutes)} minutes {(minutes < 0 ? "behind" : "ahead")}");
    }

    [Fact]
    public async Task Address_ThatTheMemberCannotReach_IsRefused()
    {
        var founder = await _world.FoundAsync();
        var self = _world.Self(2, "pc2") with { Addresses = [_world.AddressOf(9)] };

        var refused = await RefusedAsync(founder, self);

        refused.Code.ShouldBe(JoinErrorCodes.NotReached);
        refused.Why.ShouldContain($":{_world.AddressOf(9).Port}");
    }

    [Fact]
    public async Task Address_AtWhichAnotherListens_IsRefused()
    {
        var founder = await _world.FoundAsync();

        var word = JoinWorld.Chance(JoinLimits.EchoBytes);
        await using var other = EchoListener.Listen(new IPEndPoint(IPAddress.Loopback, _world.AddressOf(9).Port), word);

        var refused = await RefusedAsync(founder, _world.Self(2, "pc2") with { Addresses = [_world.AddressOf(9)] });

        refused.Code.ShouldBe(JoinErrorCodes.NotReached);
        refused.Why.ShouldContain("Another program");
    }

    [Fact]
    public async Task Group_ThatRunsInTheCluster_IsRefused()
    {
        var founder = await _world.FoundAsync();
        _world.GroupsNow = _world.GroupsNow.Add("core", "mainpc");

        var refused = await RefusedAsync(founder, _world.Self(2, "pc2") with { Groups = ["core"] });

        refused.Code.ShouldBe(JoinErrorCodes.GroupRuns);
    }

    [Fact]
    public async Task Token_OfAPerson_IsRefusedForANode()
    {
        var founder = await _world.FoundAsync();
        var token = await founder.InviteAsync(InvitedRole.Admin);

        (await RefusedAsync(token, _world.Self(3, "pc3"))).Code.ShouldBe(JoinErrorCodes.OtherRole);
    }

    [Fact]
    public async Task Token_ThatHasExpired_AdmitsNobody()
    {
        var founder = await _world.FoundAsync();
        var token = await founder.InviteAsync(life: TimeSpan.FromMinutes(10));
        _world.Clock.By = TimeSpan.FromMinutes(10);

        var refused = await RefusedAsync(token, _world.Self(3, "pc3"));

        refused.Code.ShouldBe(JoinErrorCodes.Expired);
        refused.Remedy.ShouldContain("cluster invite");
        (await _world.JoinAsync(await founder.InviteAsync(), 3)).IsOk.ShouldBeTrue("Another token is good then.");
    }

    [Fact]
    public async Task Machine_TakesTheNameAndPlaceOfADeadOne_AndNotOfALivingOne()
    {
        var founder = await _world.FoundAsync();
        await _world.JoinAsync(await founder.InviteAsync(), 2);
        await _world.LiveAsync(2);
        var self = _world.Self(3, "pc2");

        (await RefusedAsync(founder, self)).Code.ShouldBe(JoinErrorCodes.NameTaken);
        (await RefusedAsync(founder, self with { Replaces = true })).Code.ShouldBe(JoinErrorCodes.StillThere);
        await _world.DieAsync(2);
        (await RefusedAsync(founder, self)).Code.ShouldBe(JoinErrorCodes.NameDown);
        var replaced = await _world.JoinAsync(await founder.InviteAsync(), self with { Replaces = true }, 3);

        replaced.Value!.Identity.Key.ShouldNotBeNull("It takes the place of one that held the key.");
        (await _world.RecordAsync(2))!.Belongs.ShouldBeFalse();
        var old = _world.Folder(2).Read().Value!;
        var renewal = await NodeAsking.As(old, _world.Clock).RenewAsync(founder.Address, JoinWorld.Bound().Token);
        renewal.Error!.Code.ShouldBe(Supervisor.Cluster.Links.LinkErrorCodes.Denied);
    }

    [Fact]
    public async Task Directory_ThatWasCloned_IsRefusedWhileTheOtherLives()
    {
        var founder = await _world.FoundAsync();
        await _world.JoinAsync(await founder.InviteAsync(), 2);
        await _world.LiveAsync(2);
        var clone = _world.Self(3, "pc2") with { Node = LinkWorld.Node(2) };

        (await RefusedAsync(founder, clone)).Code.ShouldBe(JoinErrorCodes.Cloned);
    }

    [Fact]
    public async Task Node_ThatBelongs_DoesNotJoinOnceMore()
    {
        var founder = await _world.FoundAsync();
        await _world.JoinAsync(await founder.InviteAsync(), 2);

        (await _world.JoinAsync(await founder.InviteAsync(), 2)).Error!.Code.ShouldBe(JoinErrorCodes.InCluster);
    }

    [Fact]
    public async Task Gift_ThatCannotBeMadeNow_LeavesTheNodeAdmitted_AndItGetsItsAnswerLater()
    {
        var founder = await _world.FoundAsync();
        var token = await founder.InviteAsync();
        _world.GiftFault = static () => JoinErrors.Unavailable("etcd makes no users now.");
        (await _world.JoinAsync(token, 2)).Error!.Code.ShouldBe(JoinErrorCodes.Unavailable);

        _world.GiftFault = static () => null;

        (await _world.JoinAsync(token, 2)).IsOk.ShouldBeTrue();
    }

    [Fact]
    public async Task Exchange_ThatBreaksByAMistakeOfOurs_TakesNoOtherWithIt()
    {
        var founder = await _world.FoundAsync();
        var token = await founder.InviteAsync();
        _world.GiftFault = static () => throw new InvalidOperationException("planned");
        (await _world.JoinAsync(token, 2)).Error!.Code.ShouldBe(JoinErrorCodes.NoAnswer);

        _world.GiftFault = static () => null;

        _world.Broken.ShouldHaveSingleItem().Message.ShouldBe("planned");
        (await _world.JoinAsync(token, 2)).IsOk.ShouldBeTrue();
    }

    [Fact]
    public async Task Node_WhosePortIsTaken_SaysSo()
    {
        var founder = await _world.FoundAsync();
        var self = _world.Self(2, "pc2") with { ListenAt = new IPEndPoint(IPAddress.Loopback, founder.Address.Port) };

        (await _world.JoinAsync(await founder.InviteAsync(), self, 2)).Error!.Message.ShouldContain("cannot listen");
    }

    private static async Task AreLinkedAsync(TestMember one, TestMember two)
    {
        var (news, ear) = (one.Links.Listen(), two.Links.Listen());
        one.Links.Lane().Say(two.Links.Id, new Word(0));
        await news.NextAsync<LaneNews<Word>.Linked>();
        one.Links.Lane().Say(two.Links.Id, new Word(1)).ShouldBe(SayResult.Accepted);
        (await ear.NextAsync<LaneNews<Word>.Said>()).Node.ShouldBe(one.Links.Id);
    }

    /// <summary>Why it is refused; and nothing is changed by it.</summary>
    private async Task<Contracts.Palettes.OperatorError> RefusedAsync(
        TestMember member,
        JoinerSelf self,
        TimeProvider? clock = null
    )
    {
        var token = await member.InviteAsync();
        return await RefusedAsync(token, self, clock);
    }

    private async Task<Contracts.Palettes.OperatorError> RefusedAsync(
        JoinToken token,
        JoinerSelf self,
        TimeProvider? clock = null
    )
    {
        var before = await _world.ContentAsync();

        var refused = await _world.JoinAsync(token, self, 3, clock);

        var error = refused.Error.ShouldNotBeNull();
        (await _world.ContentAsync()).ShouldBe(before);
        _world.Folder(3).Belongs.ShouldBeFalse();
        _world.LastRefusalIsInTheTrail(error.Code);
        return error;
    }

    private async Task<ClusterIdentity> JoinWithAsync(
        TestMember founder,
        byte number,
        string name,
        BroughtFleet brought
    )
    {
        var token = await founder.InviteAsync();
        var joined = await _world.JoinAsync(token, _world.Self(number, name) with { Brought = brought }, number);
        return joined.Value.ShouldNotBeNull(joined.Error?.ToString()).Identity;
    }
}
