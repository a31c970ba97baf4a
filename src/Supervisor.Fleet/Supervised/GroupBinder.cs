using Supervisor.Fleet.Binding;
using Supervisor.Fleet.Compose;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Supervised;

/// <summary>A service's <c>x-supervisor</c>.</summary>
internal static class GroupBinder
{
    public static GroupModel Bind(string name, ServiceModel service, Cursor supervised)
    {
        var restart = RestartRule.Of(supervised["restart"]);
        var model = new GroupModel
        {
            Name = name,
            Service = service,
            Agents = new AgentBinder(name, service, restart).Bind(supervised["agents"]),
        };
        return model with
        {
            Ready = Ready(supervised["ready"]),
            Strategy = SupervisorWords.Strategy.Meaning(supervised["strategy"].Text) ?? model.Strategy,
            Placement = PlacementBinder.Bind(supervised["placement"]),
            Gpu = Gpu(supervised["gpu"]),
            OnIsolation = SupervisorWords.OnIsolation.Meaning(supervised["onIsolation"].Text) ?? model.OnIsolation,
            Data = SupervisorWords.Data.Meaning(supervised["data"].Text),
            ContainerRestart = model.HasContainerOfOthers ? ContainerRestarts.Of(restart, service) : null,
            Restart = RestartRule.Of(supervised["groupRestart"]).Over(RestartBudget.OfGroup),
            Links = ListBinder.Texts(supervised["links"]),
            Templates = Templates(supervised["templates"]),
        };
    }

    private static ReadyRule Ready(Cursor ready) =>
        (ready.Text, ready["quorum"].Text) switch
        {
            ("required", _) => new ReadyRule.Required(),
            (_, { } share) when ScalarText.Percentage(share) is { } percent => new ReadyRule.Quorum(percent),
            _ => new ReadyRule.All(),
        };

    private static GpuNeed? Gpu(Cursor gpu) =>
        gpu["memory"].Bytes is { } memory ? new GpuNeed(memory, gpu["card"].Number) : null;

    private static ValueList<TemplateFile> Templates(Cursor templates) =>
        templates
            .Items.Select(template =>
                (template["from"].Text, template["to"].Text) is ({ } from, { } to) ? new TemplateFile(from, to) : null
            )
            .OfType<TemplateFile>()
            .ToValueList();
}
