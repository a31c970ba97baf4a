using Shouldly;
using Supervisor.Runtimes.Containers.Engines;
using Supervisor.Runtimes.Docker.Connections;
using Xunit;

namespace Supervisor.Tests.Runtimes.Containers.Engines;

public sealed class EngineRunTests
{
    [Theory]
    [InlineData("/nowhere/engine.sock")]
    [InlineData("")]
    public void Run_OfAnEngineThatCannotBeAsked_IsNone(string path) =>
        EngineRun.Find(new EngineAddress.UnixSocket(path)).ShouldBeNull();

    [Fact]
    public void Run_BehindAPathThatIsTooLongForASocket_IsNone() =>
        EngineRun.Find(new EngineAddress.UnixSocket($"/tmp/{new string('x', 200)}")).ShouldBeNull();
}
