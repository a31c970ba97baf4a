using Supervisor.TestKit.Links;

namespace Supervisor.Tests.Cluster.Links;

public sealed class MemoryLinksTests : LinksContract
{
    private protected override LinkWorld Open() => new(TimeProvider.System, new MemoryNetwork().Open);
}
