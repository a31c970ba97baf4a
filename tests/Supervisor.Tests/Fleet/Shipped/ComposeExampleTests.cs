using Shouldly;
using Supervisor.Fleet.Judging;
using Supervisor.Fleet.Reading;
using Supervisor.Fleet.Values;
using Supervisor.Tests.Architecture;
using Xunit;

namespace Supervisor.Tests.Fleet.Shipped;

/// <summary>The plain Compose file that newcomers are given to try.</summary>
public sealed class ComposeExampleTests
{
    private const string Shop = "docker/examples/shop/compose.yaml";

    [Fact]
    public void Shop_WithoutAWordOfOurs_HasNothingWrong()
    {
        var text = File.ReadAllText(Path.Combine(SourceTree.Root, Shop));
        var reading = FleetReader.Read(
            new FleetRequest(new[] { ProjectFiles.Of(Shop) }.ToValueList(), ValueMap<string>.Empty),
            new MemoryFiles { [Shop] = text }
        );

        text.ShouldNotContain("x-supervisor");
        FleetJudge.Judge(reading).Select(finding => finding.ToString()).ShouldBeEmpty();
        reading.Model.Projects.Single().Groups.Select(group => group.Name).ShouldBe(["web", "api", "cache"]);
    }
}
