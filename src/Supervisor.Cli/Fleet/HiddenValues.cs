using Supervisor.Fleet.Model;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Reading;
using Supervisor.Fleet.Values;

namespace Supervisor.Cli.Fleet;

/// <summary>
/// Hides the variables of programs whose values are from outside the fleet files: from an <c>env_file</c>, a
/// <c>.env</c>, or the environment of whoever asks. That is where secrets are, and what is shown is often passed on.
/// </summary>
internal static class HiddenValues
{
    public const string Hidden = "(hidden)";

    /// <summary>A value is from outside if it is another one where nothing but the fleet files can be read.</summary>
    public static FleetModel Hide(FleetModel model, FleetRequest request, IFleetFiles files)
    {
        var alone = FleetReader
            .Read(request with { Environment = ValueMap<string>.Empty }, new FleetFilesAlone(request, files))
            .Model;
        return model with
        {
            Projects = model
                .Projects.Select((project, i) => Hide(project, alone.Projects.ElementAtOrDefault(i)))
                .ToValueList(),
        };
    }

    private static ProjectModel Hide(ProjectModel project, ProjectModel? alone) =>
        project with
        {
            Groups = project
                .Groups.Select(group =>
                    Hide(group, alone?.Groups.FirstOrDefault(other => Same(other.Name, group.Name)))
                )
                .ToValueList(),
        };

    private static GroupModel Hide(GroupModel group, GroupModel? alone) =>
        group with
        {
            Service = Hide(group.Service, alone?.Service),
            Agents = group
                .Agents.Select(agent =>
                    Hide(agent, alone?.Agents.FirstOrDefault(other => Same(other.Name, agent.Name)))
                )
                .ToValueList(),
        };

    private static ServiceModel Hide(ServiceModel service, ServiceModel? alone) =>
        service with
        {
            Environment = Hide(service.Environment, alone?.Environment),
            PostStart = Hide(service.PostStart, alone?.PostStart),
            PreStop = Hide(service.PreStop, alone?.PreStop),
        };

    private static ValueList<HookModel> Hide(ValueList<HookModel> hooks, ValueList<HookModel>? alone) =>
        hooks
            .Select(
                (hook, i) =>
                    hook with
                    {
                        Environment = Hide(hook.Environment, alone?.ElementAtOrDefault(i)?.Environment),
                    }
            )
            .ToValueList();

    private static AgentModel Hide(AgentModel agent, AgentModel? alone) =>
        agent with
        {
            Environment = Hide(agent.Environment, alone?.Environment),
        };

    private static ValueMap<string?> Hide(ValueMap<string?> values, ValueMap<string?>? alone) =>
        values
            .Select(entry =>
                alone is not null && alone.TryGet(entry.Key, out var own) && Same(own, entry.Value)
                    ? entry
                    : KeyValuePair.Create(entry.Key, (string?)Hidden)
            )
            .ToValueMap();

    private static bool Same(string? left, string? right) => string.Equals(left, right, StringComparison.Ordinal);
}
