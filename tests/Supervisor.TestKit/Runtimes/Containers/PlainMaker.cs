using Supervisor.Contracts;
using Supervisor.Runtimes.Containers;
using Supervisor.Runtimes.Containers.Workloads;
using Supervisor.Runtimes.Docker;
using Supervisor.Runtimes.Docker.Containers;
using Supervisor.Supervision.Definitions;

namespace Supervisor.TestKit.Runtimes.Containers;

/// <summary>Containers of the tests' image without anything around them: no network, no volumes, nothing of the supervisor's.</summary>
internal sealed class PlainMaker(string image, ContainerSpec model) : IContainerMaker
{
    public string Image => image;

    /// <summary>What a test wants otherwise.</summary>
    public Func<ContainerSpec, ContainerSpec> Change { get; set; } = static spec => spec;

    /// <summary>How many it has made.</summary>
    public int Made { get; private set; }

    public async Task<Outcome<string>> MakeAsync(
        EngineClient engine,
        ContainerDefinition definition,
        ContainerPlace place,
        CancellationToken stop
    )
    {
        var labels = ContainerLabels.Of(definition, place);
        foreach (var (name, value) in model.Labels ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            labels[name] = value;
        }

        var spec = Change(model with { Cmd = definition.Service.Command, Labels = labels });
        var made = await engine.Containers.CreateAsync(definition.Service.ContainerName!, spec, stop);
        if (made.IsOk)
        {
            Made++;
            return made.Value.Id;
        }

        var taken = await engine.Containers.InspectAsync(definition.Service.ContainerName!, stop);
        return ContainerLabels.AreOf(taken.Value?.Config?.Labels, place) ? taken.Value!.Id : made.Failure.Error;
    }
}
