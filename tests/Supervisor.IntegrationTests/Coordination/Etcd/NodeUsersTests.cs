using Shouldly;
using Supervisor.Cluster.Coordination.Etcd;
using Supervisor.Cluster.Coordination.Etcd.Users;
using Supervisor.Cluster.Joining;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Contracts.Time;
using Supervisor.Node.Clusters.Places;
using Supervisor.Node.Clusters.Trust;
using Supervisor.Node.Settings;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.TestKit.Coordination;
using Supervisor.TestKit.Etcd;
using Xunit;

namespace Supervisor.IntegrationTests.Coordination.Etcd;

/// <summary>A real member that has users: each node that joins gets one of its own.</summary>
public sealed class NodeUsersTests : IAsyncLifetime
{
    private const string RootPassword = "root's";

    private static readonly EtcdLogin Fleet = new("fleet", "fleet's");
    private static readonly NodeRecord First = NodeOf('1', "first", isHolder: true);
    private static readonly NodeRecord Second = NodeOf('2', "second", isHolder: false);

    private readonly EtcdProcess _member = new("users");

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(EtcdProgram.Path is null, EtcdProgram.IsMissing);
        await _member.StartAloneAsync();
        using var admin = new EtcdAdmin(_member.Endpoint);
        await admin.AddUserAsync(Fleet.User, Fleet.Password, "/supervisor/home/");
        await admin.EnableUsersAsync(RootPassword);
    }

    public ValueTask DisposeAsync()
    {
        _member.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Node_ThatJoins_HasAUserOfItsOwn_WhichMayDoNothingElse()
    {
        var founder = new EtcdAccess([_member.Endpoint], "root", RootPassword);

        var place = await GivenAsync(founder, Second);

        place.IsOwn.ShouldBeTrue();
        place.Maker.ShouldBeNull();
        place.User.ShouldBe($"supervisor-home-{Second.Node}");
        (await PutAsync(place, "/supervisor/home/")).Status.ShouldBe(WriteStatus.Done);
        (await PutAsync(place, "/supervisor/homes/")).Reason.ShouldContain("permission denied");
        using var users = new EtcdUsers(Settings(place, "/supervisor/home/"), TimeProvider.System);
        (await users.MayMakeAsync()).IsForbidden.ShouldBeTrue();
        (await users.MakeAsync(new EtcdLogin("mine", "mine"))).IsForbidden.ShouldBeTrue();
    }

    [Fact]
    public async Task Node_ThatAsksAgain_HasANewPassword_AndTheOldIsWorthNothing()
    {
        var founder = new EtcdAccess([_member.Endpoint], "root", RootPassword);
        var lost = await GivenAsync(founder, Second);

        var place = await GivenAsync(founder, Second);

        place.User.ShouldBe(lost.User);
        (await PutAsync(place, "/supervisor/home/")).Status.ShouldBe(WriteStatus.Done);
        (await PutAsync(lost, "/supervisor/home/")).Reason.ShouldContain("authentication failed");
    }

    [Fact]
    public async Task Holder_MakesUsersAsTheFounderDoes_AndAnotherNodeSaysThatItCannot()
    {
        var founder = new EtcdAccess([_member.Endpoint], "root", RootPassword);
        var holder = await GivenAsync(founder, First);

        var place = await GivenAsync(holder, Second);
        var refused = await UsersOf(place).PlaceOfAsync(First);

        holder.User.ShouldBe($"supervisor-home-{First.Node}");
        (await PutAsync(place, "/supervisor/home/")).Status.ShouldBe(WriteStatus.Done);
        refused.Error!.Code.ShouldBe("cluster.no-maker");
    }

    [Fact]
    public async Task Founder_WhoMayMakeNoUsers_SharesItsOwn()
    {
        var founder = new EtcdAccess([_member.Endpoint], Fleet.User, Fleet.Password);

        var given = await GivenAsync(founder, First);

        (given with { Endpoints = founder.Endpoints }).ShouldBe(founder);
        (await UsersOf(founder).RemoveAsync(First)).ShouldBeNull();
    }

    [Fact]
    public async Task User_OfANodeThatWasRemoved_IsServedNoMore()
    {
        var founder = new EtcdAccess([_member.Endpoint], "root", RootPassword);
        var place = await GivenAsync(founder, Second);

        (await UsersOf(founder).RemoveAsync(Second)).ShouldBeNull();
        (await UsersOf(founder).RemoveAsync(Second)).ShouldBeNull("it is gone already");

        (await PutAsync(place, "/supervisor/home/")).Reason.ShouldContain("authentication failed");
    }

    [Fact]
    public async Task Users_OfNodesThatWentInWhateverWay_AreTakenAwayByWhoMayDoSo()
    {
        var founder = new EtcdAccess([_member.Endpoint], "root", RootPassword);
        var first = await GivenAsync(founder, First);
        var second = await GivenAsync(founder, Second);
        await using var store = EtcdFixture.Open(Settings(founder, "/supervisor/home/"));
        await RecordAsync(store, First, Second with { Left = new LeavingRecord(2, "ann", LeavingRecord.InOrder) });

        (await new LeftUsers(UsersOf(second), RegisterOf(store)).TendAsync()).ShouldBeNull("it knows nobody who may");
        (await PutAsync(second, "/supervisor/home/")).Status.ShouldBe(WriteStatus.Done);
        (await new LeftUsers(UsersOf(first), RegisterOf(store)).TendAsync()).ShouldBeNull();

        (await PutAsync(second, "/supervisor/home/")).Reason.ShouldContain("authentication failed");
        (await PutAsync(first, "/supervisor/home/")).Status.ShouldBe(WriteStatus.Done);
    }

    private static Register RegisterOf(EtcdCoordination store) => new(store, static () => new HybridTime(3));

    private static async Task RecordAsync(EtcdCoordination store, params NodeRecord[] nodes)
    {
        var writes = nodes.Select(node => TrustText.Put(TrustKeys.Node(node.Id), node, TrustJson.Default.NodeRecord));
        (await store.ChangeEntriesAsync(new EntryChange([], [.. writes]))).IsDone.ShouldBeTrue();
    }

    private static NodeRecord NodeOf(char digit, string name, bool isHolder) =>
        new(TrustText.Newest, new string(digit, 32), name, "key", 1) { HoldsKey = isHolder };

    private static NodeUsers UsersOf(EtcdAccess etcd) =>
        NodeUsers.In(new ClusterPlace("home", null, etcd, LinkPlace.Usual));

    private static async Task<EtcdAccess> GivenAsync(EtcdAccess member, NodeRecord node)
    {
        var place = await UsersOf(member).PlaceOfAsync(node);
        place.IsOk.ShouldBeTrue(place.Error?.Why);
        // As it goes to the node.
        return ClusterPlaceText.Read("home", ClusterPlaceText.WriteForOther(place.Value), null).Value!.Etcd!;
    }

    private static async Task<WriteOutcome<EntriesSeen>> PutAsync(EtcdAccess place, string prefix)
    {
        await using var store = EtcdFixture.Open(
            Settings(place, prefix) with
            {
                AnswerDeadline = TimeSpan.FromSeconds(5),
            }
        );
        return await store.ChangeEntriesAsync(Changes.Entries(Changes.PutEntry("residences/web", "1")));
    }

    private static EtcdSettings Settings(EtcdAccess place, string prefix) =>
        EtcdFixture.Patient(place.Endpoints, prefix) with
        {
            Login = place.Login,
        };
}
