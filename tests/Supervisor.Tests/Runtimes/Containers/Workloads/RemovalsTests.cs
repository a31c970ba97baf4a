using Shouldly;
using Supervisor.Runtimes.Containers.Files;
using Supervisor.Runtimes.Containers.Workloads;
using Supervisor.Supervision.Definitions;
using Xunit;

namespace Supervisor.Tests.Runtimes.Containers.Workloads;

public sealed class RemovalsTests : IDisposable
{
    private static readonly AgentAddress Agent = new("shop", "till");

    private readonly string _directory = Directory.CreateTempSubdirectory("supervisor-removals-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Agent_OfWhichAContainerMayBeLeft_IsKnownToTheNextDaemon()
    {
        Open().Add(Agent);

        var removals = Open();

        removals.Open.ShouldBe([Agent]);
        removals.Has(Agent).ShouldBeTrue();
    }

    [Fact]
    public void Agent_OfWhichNothingIsLeft_IsForgotten()
    {
        var removals = Open();
        removals.Add(Agent);

        removals.Close(Agent);

        removals.Has(Agent).ShouldBeFalse();
        Open().Open.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("shop")]
    [InlineData("other/agent")]
    public void File_ThatSaysSomethingElse_IsNoAgents(string content)
    {
        Open().Add(Agent);
        File.WriteAllText(Directory.GetFiles(_directory).ShouldHaveSingleItem(), content);

        Open().Open.ShouldBeEmpty();
    }

    private Removals Open() => new(new OwnFiles(_directory));
}
