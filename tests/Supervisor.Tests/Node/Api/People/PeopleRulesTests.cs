using Shouldly;
using Supervisor.Cluster.Links;
using Supervisor.Cluster.Trust;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Api.Access;
using Supervisor.Node.Api.People;
using Supervisor.Node.Palettes;
using Supervisor.TestKit.Links;
using Xunit;

namespace Supervisor.Tests.Node.Api.People;

public sealed class PeopleRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);

    private static readonly PersonStanding Ann = new(
        new PeerProof(new PeerName(LinkWorld.Cluster, new Bearer.OfPerson("ann")), "key"),
        Now.AddDays(1),
        Denied: null,
        Role.Operator,
        WhyUnknown: ""
    );

    [Fact]
    public void Person_OnRecord_IsLetInByNameAndRole() =>
        PeopleRules.Decide(Ann, Now).Value.ShouldBe(new Caller("ann", Role.Operator));

    [Theory]
    [InlineData(LinkErrorCodes.NoCertificate, ErrorCodes.CertificateMissing)]
    [InlineData(LinkErrorCodes.OtherAuthority, ErrorCodes.CertificateForeign)]
    [InlineData(LinkErrorCodes.OtherCluster, ErrorCodes.CertificateForeign)]
    [InlineData(LinkErrorCodes.Expired, ErrorCodes.CertificateExpired)]
    [InlineData(LinkErrorCodes.Denied, ErrorCodes.Denied)]
    public void Person_WhoHasProvenNothing_IsRefusedWithWhatToDo(string link, string access)
    {
        var problem = new OperatorError(link, "The peer's certificate is odd.", "Somehow.", "Join again.");

        var refused = PeopleRules.Decide(Ann with { Peer = problem }, Now).Error!;

        refused.Code.ShouldBe(access);
        refused.Remedy.ShouldContain("pbm login TOKEN");
        refused.Remedy.ShouldNotContain("supervisor join");
        ExitCodes.Of(refused.Code).ShouldBe(ExitCodes.NotAllowed);
    }

    [Fact]
    public void Person_WhoWasDenied_IsRefusedOnAConnectionThatIsOpen()
    {
        var denied = new OperatorError(LinkErrorCodes.Denied, "The cluster turns away ann.", "She was removed.", "");

        var decision = PeopleRules.Decide(Ann with { Denied = denied }, Now);

        decision.Error!.Code.ShouldBe(ErrorCodes.Denied);
        PeopleRules.Ends(decision, Role.Viewer).ShouldBeTrue();
    }

    [Fact]
    public void Certificate_ThatRunsOutWhileTheConnectionIsOpen_EndsIt()
    {
        PeopleRules.Ends(PeopleRules.Decide(Ann, Ann.Until.AddSeconds(-1)), Role.Operator).ShouldBeFalse();
        PeopleRules.Ends(PeopleRules.Decide(Ann, Ann.Until), Role.Operator).ShouldBeTrue();
    }

    [Theory]
    [InlineData(Role.Admin, Role.Operator, false)]
    [InlineData(Role.Operator, Role.Operator, false)]
    [InlineData(Role.Viewer, Role.Operator, true)]
    [InlineData(Role.Viewer, Role.Viewer, false)]
    [InlineData(Role.None, Role.Viewer, true)]
    public void Role_ThatFellBelowWhatWasDoneByIt_EndsTheConnection(Role role, Role admitted, bool ends) =>
        PeopleRules.Ends(PeopleRules.Decide(Ann with { Role = role }, Now), admitted).ShouldBe(ends);

    [Fact]
    public void Node_IsNoPerson()
    {
        var node = new PeerProof(
            new PeerName(LinkWorld.Cluster, new Bearer.OfNode(NodeId.FromEntropy(new byte[16]))),
            "key"
        );

        PeopleRules
            .Decide(Ann with { Peer = node, Role = Role.Admin }, Now)
            .Error!.Code.ShouldBe(ErrorCodes.NotAPerson);
    }

    [Fact]
    public void Name_ThatIsNotOnRecord_AndOneOfWhichNobodyHasHeardYet_AreDifferentThings()
    {
        var unknown = Ann with { Role = Role.None };

        PeopleRules.Decide(unknown, Now).Error!.Code.ShouldBe(ErrorCodes.NotOnRecord);
        PeopleRules
            .Decide(unknown with { WhyUnknown = "etcd is away." }, Now)
            .Error!.Code.ShouldBe(ErrorCodes.RolesUnknown);
    }

    [Theory]
    [InlineData("pc1:9111", null, null)]
    [InlineData("PC1", null, null)]
    [InlineData("10.0.0.1:9111", null, null)]
    [InlineData("[::1]:9111", null, null)]
    [InlineData("localhost:9111", null, null)]
    [InlineData("evil.example:9111", null, ErrorCodes.HostRefused)]
    [InlineData("", null, ErrorCodes.HostRefused)]
    [InlineData("pc1:9111", "https://pc1:9111", null)]
    [InlineData("pc1:9111", "https://evil.example", ErrorCodes.OriginRefused)]
    [InlineData("pc1:9111", "http://pc1:9111", ErrorCodes.OriginRefused)]
    [InlineData("pc1:9111", "null", ErrorCodes.OriginRefused)]
    public void Host_IsOneOfTheNodesOwn_AndOriginTheSame(string host, string? origin, string? code) =>
        PeopleRules
            .ProblemOfHost(new RequestFacts(null, 0, host, origin, null, IsOpen: false), ["pc1"])
            ?.Code.ShouldBe(code);
}
