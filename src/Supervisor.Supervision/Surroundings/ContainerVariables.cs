using System.Globalization;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Definitions;
using Names = Supervisor.Contracts.Readiness.AgentVariables;

namespace Supervisor.Supervision.Surroundings;

/// <summary>
/// The variables by which an agent in a container finds whom to send word to. They follow from its address and definition
/// alone, so they can be in its container's environment before there is any start of it.
/// </summary>
public static class ContainerVariables
{
    /// <summary>
    /// None for a container that is there for others: they find their own by the program that starts them, or, where that is
    /// the image's, by <see cref="GroupFolder.Names"/>.
    /// </summary>
    public static ValueMap<string> Of(AgentDefinition definition)
    {
        if (definition.Address.IsHolder || definition.Launch.Runtime is not RuntimeKind.Containers)
        {
            return ValueMap<string>.Empty;
        }

        var (group, agent) = definition.Address;
        var files = GroupFolder.InsideOfAgent(agent);
        var variables = ValueMap<string>
            .Empty.With(Names.Group, group)
            .With(Names.Agent, agent)
            .With(Names.Socket, files.Socket)
            .With(Names.TokenFile, files.Token)
            .With(Names.IncarnationFile, files.Incarnation)
            .With(Names.NotifySocket, files.NotifySocket);
        return definition.Watchdog is { } interval
            ? variables.With(
                Names.WatchdogMicroseconds,
                ((long)interval.TotalMicroseconds).ToString(CultureInfo.InvariantCulture)
            )
            : variables;
    }
}
