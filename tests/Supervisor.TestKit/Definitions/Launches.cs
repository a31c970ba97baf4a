using Supervisor.Supervision.Definitions;

namespace Supervisor.TestKit.Definitions;

public static class Launches
{
    /// <summary>How it is started, as a process: any other way fails the test.</summary>
    public static ProcessLaunch AsProcess(this AgentDefinition agent) => (ProcessLaunch)agent.Launch;

    /// <summary>The container that it is, or that is there for others: anything else fails the test.</summary>
    public static ContainerDefinition AsContainer(this AgentDefinition agent) =>
        ((ContainerLaunch)agent.Launch).Container;

    /// <summary>How it is started within its container: any other way fails the test.</summary>
    public static ExecLaunch AsExec(this AgentDefinition agent) => (ExecLaunch)agent.Launch;
}
