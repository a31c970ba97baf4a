using Supervisor.Supervision.Ports.Runtime;
using Supervisor.TestKit.Runtimes;

namespace Supervisor.Tests.Supervision.Agents;

public sealed class ScriptedHostTests : SurroundingsContract
{
    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    protected override ValueTask<IAgentSurroundings> StartAsync() =>
        ValueTask.FromResult<IAgentSurroundings>(new ScriptedHost());
}
