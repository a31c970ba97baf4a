using Supervisor.Fleet.Values;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Simulation.Fleets.Programs;

internal static class Commands
{
    /// <summary>In whose container it runs; null: in none of others.</summary>
    internal static AgentAddress? Holder(this AgentDefinition agent) =>
        agent.Launch switch
        {
            ExecLaunch exec => exec.Holder,
            ListenLaunch listened => listened.Holder,
            _ => null,
        };

    /// <summary>What an agent's program is told, whatever runs it.</summary>
    internal static ValueList<string> Command(this AgentDefinition agent) =>
        agent.Launch switch
        {
            ProcessLaunch process => process.Command,
            ContainerLaunch { Container.Service.Command: { } command } => command,
            ExecLaunch exec => exec.Command,
            var other => throw new InvalidOperationException($"{other} has no command."),
        };
}
