using Supervisor.Supervision.Definitions;

namespace Supervisor.TestKit.Definitions;

public static class Launches
{
    /// <summary>How it is started, as a process: any other way fails the test.</summary>
    public static ProcessLaunch AsProcess(this AgentDefinition agent) => (ProcessLaunch)agent.Launch;
}
