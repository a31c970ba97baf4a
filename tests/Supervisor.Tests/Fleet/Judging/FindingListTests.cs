using Shouldly;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Judging;
using Supervisor.Fleet.Places;
using Supervisor.Fleet.Reading;
using Xunit;

namespace Supervisor.Tests.Fleet.Judging;

public sealed class FindingListTests
{
    private static readonly FindingKind Kind = new("some-kind", Severity.Warning);

    [Fact]
    public void List_InAnyOrder_IsSortedByPlace() =>
        FindingList
            .Of([At("b.yaml", 1, 1), At("a.yaml", 10, 1), At("a.yaml", 2, 9), At("a.yaml", 2, 3)])
            .Select(finding => finding.Place.ToString())
            .ShouldBe(["a.yaml:2:3", "a.yaml:2:9", "a.yaml:10:1", "b.yaml:1:1"]);

    [Fact]
    public void List_WithOneFindingTwice_HasItOnce() =>
        FindingList.Of([At("a.yaml", 1, 1), At("a.yaml", 1, 1)]).Count.ShouldBe(1);

    [Fact]
    public void List_OfTooManyOfAKind_CountsTheRestWhereTheyBegin()
    {
        var most = FleetLimits.FindingsOfAKind;
        var other = At("a.yaml", 1, 1) with { Kind = new FindingKind("other-kind", Severity.Error) };

        var list = FindingList.Of([.. Enumerable.Range(1, most + 5).Select(line => At("a.yaml", line, 1)), other]);

        list.Count.ShouldBe(most + 2);
        list[0].ShouldBe(other);
        list[^1].Place.Line.ShouldBe(most + 1);
        list[^1].Message.ShouldContain(" 5 more");
    }

    private static Finding At(string file, int line, int column) =>
        new(Kind, new Place(file, line, column), "It is wrong.", "Write it right.");
}
