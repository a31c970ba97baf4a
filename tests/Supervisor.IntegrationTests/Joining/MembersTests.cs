using System.Security.Cryptography;
using Shouldly;
using Supervisor.Cluster.Joining;
using Supervisor.Cluster.Joining.Asking;
using Supervisor.Cluster.Joining.Invitations;
using Supervisor.Cluster.Links;
using Supervisor.Cluster.Trust;
using Supervisor.Cluster.Trust.Custody;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Ports.Links;
using Supervisor.TestKit.Links;
using Xunit;

namespace Supervisor.IntegrationTests.Joining;

/// <summary>What becomes of those who belong: renewals, the authority's key, people, removal.</summary>
public sealed class MembersTests : IAsyncLifetime
{
    private static readonly TimeSpan TwoMonths = TimeSpan.FromDays(61);

    private readonly JoinWorld _world = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Certificate_OfWhichAThirdIsLeft_IsRenewedAtAnotherMember_ForTheSameKey()
    {
        var founder = await _world.FoundAsync();
        await JoinAsync(founder, 2);
        var third = await JoinAsync(founder, 3);
        var before = third.Identity.Own;

        (await third.Custodian().TendAsync(third.Identity, Limit)).ShouldBeEmpty();
        third.Identity.Own.ShouldBeSameAs(before, "Most of its life is left.");
        (await third.Custodian(new ShiftedClock(TwoMonths)).TendAsync(third.Identity, Limit)).ShouldBeEmpty();

        third.Identity.Own.SerialNumber.ShouldNotBe(before.SerialNumber);
        PublicKeys.HashOf(third.Identity.Own).ShouldBe(PublicKeys.HashOf(before));
        _world.Folder(3).Read().Value!.Own.SerialNumber.ShouldBe(third.Identity.Own.SerialNumber);
        _world.Served.Last().What.ShouldBe("renew");
        await AreLinkedAsync(founder, third);
    }

    [Fact]
    public async Task Certificate_IsRenewedAtAHolderThatListensElsewhereThanWhenItJoined()
    {
        var founder = await _world.FoundAsync();
        await JoinAsync(founder, 2);
        var third = await JoinAsync(founder, 3);
        var before = third.Identity.Own.SerialNumber;
        foreach (byte number in new[] { 1, 2 })
        {
            var moved = (await _world.RecordAsync(number))! with { Addresses = ["127.0.0.1:1"] };
            var write = TrustText.Put(TrustKeys.Node(moved.Id), moved, TrustJson.Default.NodeRecord);
            (await _world.Store.ChangeEntriesAsync(new EntryChange([], [write]))).IsDone.ShouldBeTrue();
        }

        (await third.Custodian(new ShiftedClock(TwoMonths)).TendAsync(third.Identity, Limit)).ShouldBeEmpty();

        third.Identity.Own.SerialNumber.ShouldNotBe(before);
    }

    [Fact]
    public async Task Certificate_OfAHolderOfTheKey_IsRenewedByItself()
    {
        var founder = await _world.FoundAsync();
        var before = founder.Identity.Own.SerialNumber;

        (await founder.Custodian(new ShiftedClock(TwoMonths)).TendAsync(founder.Identity, Limit)).ShouldBeEmpty();

        founder.Identity.Own.SerialNumber.ShouldNotBe(before);
        _world.Folder(1).Read().Value!.Own.SerialNumber.ShouldBe(founder.Identity.Own.SerialNumber);
    }

    [Fact]
    public async Task Node_WhenAHolderIsRemoved_FetchesTheKey()
    {
        var founder = await _world.FoundAsync();
        await JoinAsync(founder, 2);
        var third = await JoinAsync(founder, 3);
        await third.Custodian().TendAsync(third.Identity, Limit);
        third.Identity.Key.ShouldBeNull("Two others hold it.");

        (await _world.Register.RemoveNodeAsync("pc2", "ann")).IsOk.ShouldBeTrue();
        (await third.Custodian().TendAsync(third.Identity, Limit)).ShouldBeEmpty();

        third.Identity.Key!.KeyPem.ShouldBe(founder.Identity.Key!.KeyPem);
        _world.Folder(3).Read().Value!.Key.ShouldNotBeNull();
        (await _world.RecordAsync(3))!.HoldsKey.ShouldBeTrue();
    }

    [Fact]
    public async Task Key_IsNotGivenToANodeThatIsOneTooMany_NorToAPerson_NorToAStranger()
    {
        var founder = await _world.FoundAsync();
        await JoinAsync(founder, 2);
        var third = await JoinAsync(founder, 3);
        var ann = await LogInAsync(founder, "ann", InvitedRole.Admin);
        var asPerson = third.Identity with { Own = ann.Own };
        using var stranger = ClusterAuthority.Found(LinkWorld.Cluster, _world.Clock.GetUtcNow());
        using var forged = TlsLeaf(stranger);

        (await FetchAsync(third.Identity, founder)).ShouldBe(JoinErrorCodes.NoKey);
        (await FetchAsync(asPerson, founder)).ShouldBe(JoinErrorCodes.NotInvited);
        (await FetchAsync(third.Identity with { Own = forged }, founder)).ShouldBe(LinkErrorCodes.OtherAuthority);
    }

    [Fact]
    public async Task Person_WithAToken_GetsACertificateAndTheRole_AndLosesThemWhenRemoved()
    {
        var founder = await _world.FoundAsync();

        var ann = await LogInAsync(founder, "ann", InvitedRole.Operator);

        ann.Role.ShouldBe("operator");
        var proof = PeerRules.Check(ann.Own, ann.Authority, LinkWorld.Cluster, _world.Clock.GetUtcNow()).Value!;
        proof.Name.Bearer.ShouldBe(new Bearer.OfPerson("ann"));
        founder.Watch.RoleOf(proof).ShouldBe(Role.Operator);
        founder.Watch.WhyDenied(proof).ShouldBeNull();
        await _world.Register.RemovePersonAsync("ann", "bob");
        founder.Watch.RoleOf(proof).ShouldBe(Role.None);
        founder.Watch.WhyDenied(proof).ShouldNotBeNull();
    }

    [Fact]
    public async Task Person_RenewsACertificate_AsLongAsTheRecordStands()
    {
        var founder = await _world.FoundAsync();
        var ann = await LogInAsync(founder, "ann", InvitedRole.Viewer);
        var asking = MemberAsking.As(ann, _world.Clock);

        var renewed = (await asking.RenewAsync(founder.Address, Limit)).Value.ShouldNotBeNull();
        await _world.Register.RemovePersonAsync("ann", "bob");
        var refused = await asking.RenewAsync(founder.Address, Limit);

        renewed.SerialNumber.ShouldNotBe(ann.Own.SerialNumber);
        PublicKeys.HashOf(renewed).ShouldBe(PublicKeys.HashOf(ann.Own));
        refused.Error!.Code.ShouldBe(LinkErrorCodes.Denied);
    }

    [Fact]
    public async Task Node_WhoseFilesWereLost_JoinsAgain_AndItsOldCertificateIsTurnedAway()
    {
        var founder = await _world.FoundAsync();
        var before = (await _world.JoinAsync(await founder.InviteAsync(), 2)).Value!.Identity;
        File.Delete(_world.Folder(2).Paths.Own);

        var again = (await _world.JoinAsync(await founder.InviteAsync(), 2)).Value.ShouldNotBeNull();

        var old = await NodeAsking.As(before, _world.Clock).RenewAsync(founder.Address, Limit);
        var now = await NodeAsking.As(again.Identity, _world.Clock).RenewAsync(founder.Address, Limit);
        old.Error!.Code.ShouldBe(LinkErrorCodes.Denied);
        now.IsOk.ShouldBeTrue($"{now.Error}");
        again.Identity.Key.ShouldNotBeNull("It held the authority's key, and does so again.");
    }

    [Fact]
    public async Task Custodian_WhoReachesNobody_SaysSo_AndLeavesTheFilesAlone()
    {
        var founder = await _world.FoundAsync();
        await JoinAsync(founder, 2);
        var third = await JoinAsync(founder, 3);
        var before = third.Identity.Own.SerialNumber;
        await _world.StopAsync(1);
        await _world.StopAsync(2);

        var problems = await third.Custodian(new ShiftedClock(TwoMonths)).TendAsync(third.Identity, Limit);

        problems.Select(problem => problem.Code).ShouldBe([LinkErrorCodes.Unreachable, LinkErrorCodes.Unreachable]);
        _world.Folder(3).Read().Value!.Own.SerialNumber.ShouldBe(before);
    }

    [Fact]
    public async Task Person_WithANodesToken_OrANameThatIsTaken_IsRefused()
    {
        var founder = await _world.FoundAsync();
        await LogInAsync(founder, "ann", InvitedRole.Viewer);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var login = new PersonLogin(_world.Clock);

        var asNode = await login.LogInAsync(await founder.InviteAsync(), "bob", key, "0.1.0", Limit);
        var asAnn = await login.LogInAsync(await founder.InviteAsync(InvitedRole.Admin), "ann", key, "0.1.0", Limit);

        asNode.Error!.Code.ShouldBe(JoinErrorCodes.OtherRole);
        asAnn.Error!.Code.ShouldBe(JoinErrorCodes.NameTaken);
    }

    [Fact]
    public async Task Node_ThatIsRemoved_LosesItsLinks_AndGetsNoneAgain()
    {
        var founder = await _world.FoundAsync();
        var second = await JoinAsync(founder, 2);
        var news = await AreLinkedAsync(founder, second);

        (await _world.Register.RemoveNodeAsync("pc2", "ann")).IsOk.ShouldBeTrue();

        (await news.NextAsync<LaneNews<Word>.Lost>()).Reason.Code.ShouldBe(LinkErrorCodes.Denied);
        second.Links.Lane().Say(founder.Links.Id, new Word(2));
        await _world.UntilAsync(
            () => founder.Links.Refusals.Any(refusal => refusal.Code == LinkErrorCodes.Denied),
            "the founder to turn the removed node away"
        );
        var renewal = await NodeAsking.As(second.Identity, _world.Clock).RenewAsync(founder.Address, Limit);
        renewal.Error!.Code.ShouldBe(LinkErrorCodes.Denied);
    }

    [Fact]
    public async Task Founding_ThatWasCutShort_GoesOn_AndAnotherClusterIsNotFoundedOverIt()
    {
        var first = await _world.FoundAsync(LinkWorld.Cluster, "home");
        var again = await _world.FoundAsync(LinkWorld.Cluster, "home");
        var renamed = await _world.FoundAsync(LinkWorld.Cluster, "work");
        var other = await _world.FoundAsync(ClusterId.FromEntropy(JoinWorld.Chance(16)), "work", number: 2);

        again.Value!.Own.SerialNumber.ShouldBe(first.Value!.Own.SerialNumber);
        renamed.Error!.Code.ShouldBe(JoinErrorCodes.InCluster);
        other.Error!.Code.ShouldBe(JoinErrorCodes.OtherCluster);
        _world.Folder(1).Read().IsOk.ShouldBeTrue();
        _world.Folder(2).Belongs.ShouldBeFalse("Nothing is left of a cluster that never was.");
    }

    private static CancellationToken Limit => JoinWorld.Bound().Token;

    private static System.Security.Cryptography.X509Certificates.X509Certificate2 TlsLeaf(ClusterAuthority authority) =>
        Supervisor.IntegrationTests.Links.TlsWorld.Leaf(authority, LinkWorld.Node(3));

    private async Task<TestMember> JoinAsync(TestMember at, byte number)
    {
        var joined = await _world.JoinAsync(await at.InviteAsync(), number);
        return _world.Start(number, joined.Value?.Identity ?? throw new InvalidOperationException($"{joined.Error}"));
    }

    private async Task<LoggedIn> LogInAsync(TestMember at, string name, InvitedRole role)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var token = await at.InviteAsync(role);
        var loggedIn = await new PersonLogin(_world.Clock).LogInAsync(token, name, key, "0.1.0", Limit);
        return loggedIn.Value ?? throw new InvalidOperationException($"{loggedIn.Error}");
    }

    private async Task<string?> FetchAsync(ClusterIdentity identity, TestMember at) =>
        (await NodeAsking.As(identity, _world.Clock).FetchKeyAsync(identity.Cluster, at.Address, Limit)).Error?.Code;

    private static async Task<LaneEar> AreLinkedAsync(TestMember one, TestMember two)
    {
        var (news, ear) = (one.Links.Listen(), two.Links.Listen());
        one.Links.Lane().Say(two.Links.Id, new Word(0));
        await news.NextAsync<LaneNews<Word>.Linked>();
        one.Links.Lane().Say(two.Links.Id, new Word(1)).ShouldBe(SayResult.Accepted);
        (await ear.NextAsync<LaneNews<Word>.Said>()).Node.ShouldBe(one.Links.Id);
        return news;
    }
}
