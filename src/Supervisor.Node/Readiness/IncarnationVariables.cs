using System.Globalization;
using Supervisor.Contracts.Readiness;
using Supervisor.Fleet.Values;
using Supervisor.Node.Readiness.Folders;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Surroundings;

namespace Supervisor.Node.Readiness;

/// <summary>The variables by which a program finds what was made for it.</summary>
internal static class IncarnationVariables
{
    public static ValueMap<string> Of(WorkloadId id, AgentDefinition definition, AgentFolder folder) =>
        folder.IsOfContainer ? InContainer(id, definition) : OnTheMachine(id, definition, folder);

    /// <summary>A program that is started in a running container has an environment of its own; a container itself has not.</summary>
    private static ValueMap<string> InContainer(WorkloadId id, AgentDefinition definition)
    {
        var constant = ContainerVariables.Of(definition);
        return definition.Launch is ExecLaunch
            ? constant
                .With(AgentVariables.Incarnation, id.Incarnation)
                .With(AgentVariables.NotifyDescriptor, Text(AgentVariables.NotifyDescriptorNumber))
            : constant;
    }

    private static ValueMap<string> OnTheMachine(WorkloadId id, AgentDefinition definition, AgentFolder folder)
    {
        var variables = ValueMap<string>
            .Empty.With(AgentVariables.Group, id.Agent.Group)
            .With(AgentVariables.Agent, id.Agent.Agent)
            .With(AgentVariables.Incarnation, id.Incarnation)
            .With(AgentVariables.Socket, folder.Socket)
            .With(AgentVariables.TokenFile, folder.Token)
            .With(AgentVariables.NotifySocket, folder.NotifySocketOf(id.Incarnation))
            .With(AgentVariables.NotifyDescriptor, Text(AgentVariables.NotifyDescriptorNumber));
        return definition.Watchdog is { } interval
            ? variables.With(AgentVariables.WatchdogMicroseconds, Text((long)interval.TotalMicroseconds))
            : variables;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
