using Supervisor.Supervision.Ports.Runtime;
using Supervisor.TestKit.Runtimes;

namespace Supervisor.Tests.TestKit.Runtimes;

public sealed class NoSurroundingsTests : SurroundingsContract
{
    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    protected override ValueTask<IAgentSurroundings> StartAsync() =>
        ValueTask.FromResult<IAgentSurroundings>(new NoSurroundings());
}
