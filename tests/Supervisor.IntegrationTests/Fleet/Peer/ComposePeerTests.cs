using Shouldly;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Reading;
using Supervisor.Fleet.Values;
using Xunit;

namespace Supervisor.IntegrationTests.Fleet.Peer;

/// <summary>For what the peer accepts, our model says the same.</summary>
public sealed class ComposePeerTests(DockerCompose peer) : IClassFixture<DockerCompose>
{
    public static TheoryData<string> Cases => new(PeerCase.Names);

    [Fact]
    public void Cases_AreMany() => PeerCase.Names.Count().ShouldBeGreaterThanOrEqualTo(30);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Model_OfAFileThatThePeerAccepts_SaysWhatThePeerSays(string name)
    {
        peer.SkipUnlessThere();

        var differences = Differences(new PeerCase(name));

        differences.Where(line => !Difference.All.Any(difference => difference.Explains(line))).ShouldBeEmpty();
    }

    [Fact]
    public void Difference_ThatIsOnPurpose_IsSeenInSomeCase()
    {
        peer.SkipUnlessThere();

        var seen = PeerCase.Names.SelectMany(name => Differences(new PeerCase(name))).ToList();

        Difference.All.Where(difference => !seen.Exists(difference.Explains)).ShouldBeEmpty();
    }

    private IEnumerable<string> Differences(PeerCase @case)
    {
        var peers = PeerFacts.Of(@case, peer).Lines;
        var ours = Read(@case).Lines;
        return ours.Except(peers, StringComparer.Ordinal)
            .Select(line => $"+{line}")
            .Concat(peers.Except(ours, StringComparer.Ordinal).Select(line => $"-{line}"));
    }

    private static Facts Read(PeerCase @case)
    {
        var environment = ValueMap<string>.Empty.With("COMPOSE_PROJECT_NAME", PeerCase.Project);
        var request = new FleetRequest([new ProjectFiles(@case.Files.ToValueList())], environment);
        var reading = FleetReader.Read(request, new DiskFiles());
        reading.Findings.Where(finding => finding.Kind.Severity is Severity.Error).ShouldBeEmpty();
        return OurFacts.Of(reading.Model.Projects.ShouldHaveSingleItem());
    }
}
