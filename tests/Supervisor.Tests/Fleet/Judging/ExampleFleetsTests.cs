using Shouldly;
using Xunit;

namespace Supervisor.Tests.Fleet.Judging;

public sealed class ExampleFleetsTests
{
    public static TheoryData<string> Names => new(ExampleFleet.Names);

    /// <summary>When a message is meant to change: what was found is what the file then says.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Example_Judged_HasTheFindingsBesideIt(string name)
    {
        var example = ExampleFleet.Of(name);

        example.Found().ShouldBe(example.Expected);
    }

    [Fact]
    public void Examples_EveryFileIsJudgedAndListed()
    {
        var judged = ExampleFleet.Names.SelectMany(name => ExampleFleet.Of(name).Paths);

        ExampleFleet.FleetFiles.ShouldBe(judged.Order(StringComparer.Ordinal));
        ExampleFleet.FleetFiles.ShouldAllBe(file => ExampleFleet.ReadMe.Contains($"`{file}`"));
    }
}
