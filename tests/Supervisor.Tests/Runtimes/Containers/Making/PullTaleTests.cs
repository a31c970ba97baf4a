using Shouldly;
using Supervisor.Runtimes.Containers.Making;
using Supervisor.Runtimes.Docker.Images;
using Xunit;

namespace Supervisor.Tests.Runtimes.Containers.Making;

public sealed class PullTaleTests
{
    [Fact]
    public void Tale_OfAPull_HasItsBeginningAndEachLayerOnce()
    {
        var told = new List<string>();
        var tale = new PullTale("web:1", told.Add);

        tale.Begin();
        tale.Hear(Word("1", "Pulling from web"));
        tale.Hear(Word("a", "Pulling fs layer"));
        tale.Hear(Word("b", "Already exists"));
        tale.Hear(Word("a", "Downloading"));
        tale.Hear(Word("a", "Pull complete"));
        tale.Hear(Word("a", "Pull complete"));
        tale.Hear(new PullProgress { Status = "Status: Downloaded newer image" });

        told.ShouldBe([
            "Pulling web:1.",
            "Pulling web:1: 1 of 2 layers are here.",
            "Pulling web:1: 2 of 2 layers are here.",
        ]);
    }

    private static PullProgress Word(string layer, string status) => new() { Layer = layer, Status = status };
}
