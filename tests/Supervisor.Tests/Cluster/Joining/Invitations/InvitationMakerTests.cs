using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Shouldly;
using Supervisor.Cluster.Coordination.Memory;
using Supervisor.Cluster.Joining;
using Supervisor.Cluster.Joining.Invitations;
using Supervisor.Cluster.Links.Transport;
using Supervisor.Cluster.Trust;
using Supervisor.Cluster.Trust.Custody;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Time;
using Supervisor.TestKit.Links;
using Xunit;

namespace Supervisor.Tests.Cluster.Joining.Invitations;

public sealed class InvitationMakerTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly LinkAddress[] Endpoints = [new("10.0.0.1", 9120)];

    private readonly MemoryCoordination _store = new(new MemoryMedium(StoreId.FromEntropy(new byte[16])));
    private readonly ClusterAuthority _authority = ClusterAuthority.Found(LinkWorld.Cluster, Start);
    private readonly InvitationMaker _maker;
    private DateTimeOffset _now = Start;

    public InvitationMakerTests()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var own = _authority.Issue(LinkWorld.Node(1), new PublicKey(key), [], Start);
        var identity = new ClusterIdentity(
            LinkWorld.Cluster,
            "home",
            LinkWorld.Node(1),
            "mainpc",
            _authority.PublicCertificate,
            own
        );
        _maker = new InvitationMaker(
            _store,
            () => identity,
            () => HybridTime.FromMilliseconds(_now.ToUnixTimeMilliseconds()),
            RandomNumberGenerator.GetBytes
        );
    }

    public void Dispose() => _authority.Dispose();

    [Fact]
    public async Task Invitation_KeepsTheHashAlone_AndTheTokenTheSecret()
    {
        var token = (await _maker.MakeAsync(Wanted(), Endpoints)).Value!;

        var entry = (await EntriesAsync()).ShouldHaveSingleItem();
        entry.Key.ShouldBe(TrustKeys.Invitation(token.Id));
        entry.Value.ShouldNotContain(token.Secret);
        var record = TrustText.Read(entry.Value, TrustJson.Default.InvitationRecord)!;
        InvitationRules.IsSecretOf(record, Convert.FromHexString(token.Secret)).ShouldBeTrue();
        InvitationRules.IsSecretOf(record, new byte[16]).ShouldBeFalse();
        record.ExpiresAt.ShouldBe(Start.AddHours(1));
        (record.Role, record.By, record.Used).ShouldBe(("operator", "ann", null));
        token.Authority.ShouldBe(_authority.Fingerprint);
    }

    [Fact]
    public async Task TwoInvitations_HaveNothingInCommon()
    {
        var one = (await _maker.MakeAsync(Wanted(), Endpoints)).Value!;
        var two = (await _maker.MakeAsync(Wanted(), Endpoints)).Value!;

        (one.Id == two.Id || one.Secret == two.Secret).ShouldBeFalse();
    }

    [Theory]
    [InlineData(59)]
    [InlineData((7 * 24 * 3600) + 1)]
    public async Task Life_ThatIsTooShortOrTooLong_IsRefused(int seconds) =>
        (
            await _maker.MakeAsync(Wanted() with { Life = TimeSpan.FromSeconds(seconds) }, Endpoints)
        ).Error!.Code.ShouldBe(JoinErrorCodes.BadInvitation);

    [Fact]
    public async Task Invitation_ToNowhere_IsRefused() =>
        (await _maker.MakeAsync(Wanted(), [])).Error!.Code.ShouldBe(JoinErrorCodes.BadInvitation);

    [Fact]
    public async Task Invitations_ThatExpiredAMonthAgo_GoWithTheNextOne()
    {
        await _maker.MakeAsync(Wanted(), Endpoints);
        _now = Start.AddDays(29);
        await _maker.MakeAsync(Wanted(), Endpoints);
        (await EntriesAsync()).Count.ShouldBe(2);

        _now = Start.AddDays(31);
        await _maker.MakeAsync(Wanted(), Endpoints);

        (await EntriesAsync()).Count.ShouldBe(2);
    }

    private static Invitation Wanted() => new(InvitedRole.Operator, InvitationRules.DefaultLife, "ann");

    private async Task<IReadOnlyList<Supervisor.Supervision.Ports.Coordination.Entries.Entry>> EntriesAsync() =>
        (await _store.ReadEntriesAsync(TrustKeys.Invitations)).Value!.Entries;
}
