using System.Globalization;
using Supervisor.Contracts.Readiness;
using Supervisor.Fleet.Values;
using Supervisor.Node.Readiness.Folders;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Node.Readiness;

/// <summary>The variables by which a program finds what was made for it.</summary>
internal static class IncarnationVariables
{
    public static ValueMap<string> Of(WorkloadId id, AgentDefinition definition, AgentFolder folder)
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
