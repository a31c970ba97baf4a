using System.Collections.Immutable;
using Shouldly;
using Supervisor.Cluster.Trust.Custody;
using Supervisor.Cluster.Trust.Views;
using Supervisor.Node.Clusters.Trust;
using Xunit;

namespace Supervisor.Tests.Node.Clusters;

public sealed class DeniedMemoryTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("supervisor-denied-").FullName;
    private readonly ClusterPaths _paths;
    private readonly DeniedMemory _memory;

    public DeniedMemoryTests()
    {
        _paths = ClusterPaths.In(_root);
        _memory = new DeniedMemory(_paths);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Denial_ThatCannotBeWritten_IsSaid_AndWrittenLater_TheLatest()
    {
        // In place of the folder, so that nothing can be written there.
        File.WriteAllText(_paths.Directory, "");

        _memory.Keep(Of("one")).ShouldNotBeNull().Message.ShouldContain(_paths.Directory);
        _memory.Keep(Of("two")).ShouldNotBeNull();
        _memory.Tend().ShouldNotBeNull();
        File.Delete(_paths.Directory);
        Directory.CreateDirectory(_paths.Directory);

        _memory.Tend().ShouldBeNull();
        DeniedFile.Read(_paths).Value!.Nodes.Keys.ShouldBe(["two"]);
    }

    [Fact]
    public void Denial_ThatIsWritten_IsWrittenOnce()
    {
        Directory.CreateDirectory(_paths.Directory);
        _memory.Keep(Of("one")).ShouldBeNull();
        File.Delete(_paths.Denied);

        _memory.Tend().ShouldBeNull();

        File.Exists(_paths.Denied).ShouldBeFalse();
    }

    private static DenyView Of(string node) =>
        new(
            1,
            ImmutableDictionary<string, string>.Empty.Add(node, "It was removed."),
            ImmutableDictionary<string, string>.Empty,
            ""
        );
}
