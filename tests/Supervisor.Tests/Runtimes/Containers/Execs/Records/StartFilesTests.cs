using Shouldly;
using Supervisor.Runtimes.Containers.Execs.Records;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Surroundings;
using Xunit;

namespace Supervisor.Tests.Runtimes.Containers.Execs.Records;

public sealed class StartFilesTests
{
    [Fact]
    public void Files_OfAGroupInWhichNothingWasEverStarted_AreDeletedAlready()
    {
        var nowhere = Path.Combine(Path.GetTempPath(), $"supervisor-nowhere-{Guid.NewGuid():N}");
        var files = new StartFiles(new GroupFolder(nowhere), new WorkloadId(new AgentAddress("shop", "till"), "1-aa"));

        files.Delete();

        files.ReadStart().ShouldBeNull();
        Directory.Exists(nowhere).ShouldBeFalse();
    }
}
