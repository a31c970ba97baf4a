using Shouldly;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Places;
using Supervisor.Fleet.Schema;
using Supervisor.Fleet.Schema.Checking;
using Supervisor.Fleet.Trees;
using Xunit;

namespace Supervisor.Tests.Fleet.Schema;

public sealed class SchemaTableTests
{
    private static readonly FindingKind[] Refusals =
    [
        ComposeKinds.RefusedKey,
        ComposeKinds.RefusedValue,
        ComposeKinds.SeveralReplicas,
    ];

    public static TheoryData<string> Trials => new(KeyList.Trials.Select(trial => trial.ToString()));

    public static TheoryData<string> TrialsOfShape =>
        new(KeyList.Trials.Where(trial => trial.Verdict is "supported" or "warned").Select(trial => trial.ToString()));

    [Fact]
    public void Table_HeldAgainstTheSpecification_HasEachOfItsKeysAndNoOther()
    {
        var table = SchemaRows.All.Select(row => row.Path);

        table
            .Distinct(StringComparer.Ordinal)
            .ShouldBe(KeyList.Trials.Select(trial => trial.Path).Distinct(StringComparer.Ordinal), ignoreOrder: true);
    }

    [Fact]
    public void Table_HeldAgainstTheSchemaOfDockerCompose129_HasEachOfItsKeys() =>
        KeyList.OfCompose129.Except(SchemaRows.All.Select(row => row.Path), StringComparer.Ordinal).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Trials))]
    public void Key_WithAGoodValue_HasItsVerdict(string name)
    {
        var trial = Trial(name);

        var findings = Check(trial.File());

        switch (trial.Verdict)
        {
            case "supported":
                findings.ShouldBeEmpty();
                break;
            case "warned":
                findings.ShouldHaveSingleItem().Kind.ShouldBe(ComposeKinds.KeyWithoutEffect);
                findings[0].Place.ShouldBe(KeyTrial.OfKey);
                break;
            case "refused":
                Refusals.ShouldContain(findings.ShouldHaveSingleItem().Kind);
                findings[0].Remedy.ShouldNotBeEmpty();
                break;
            case "covered":
                findings.ShouldHaveSingleItem().Place.ShouldNotBe(KeyTrial.OfKey);
                break;
            default:
                Assert.Fail($"{trial.Verdict} is no verdict.");
                break;
        }
    }

    [Theory]
    [MemberData(nameof(TrialsOfShape))]
    public void Key_WithAListInAListInAList_IsToldItsShape(string name)
    {
        var place = new Place("x", 1, 1);
        TreeNode nested = new ListNode(place, [new ListNode(place, [new ListNode(place, [])])]);

        var findings = Check(Trial(name).File(nested));

        findings.ShouldContain(finding => finding.Kind == ComposeKinds.WrongShape);
    }

    private static KeyTrial Trial(string name) => KeyList.Trials.Single(trial => trial.ToString() == name);

    private static IReadOnlyList<Finding> Check(MapNode root)
    {
        var log = new FindingLog();
        SchemaCheck.Check(ProjectText.Project(root), log);
        return log.Findings;
    }
}
