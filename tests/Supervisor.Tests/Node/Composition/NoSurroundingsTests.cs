using Supervisor.Supervision.Ports.Runtime;
using Supervisor.TestKit.Runtimes;
using Nobody = Supervisor.Node.Composition.NoSurroundings;

namespace Supervisor.Tests.Node.Composition;

public sealed class NoSurroundingsTests : SurroundingsContract
{
    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    protected override ValueTask<IAgentSurroundings> StartAsync() =>
        ValueTask.FromResult<IAgentSurroundings>(new Nobody());
}
