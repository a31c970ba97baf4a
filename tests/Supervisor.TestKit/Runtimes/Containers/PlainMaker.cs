using Supervisor.Contracts;
using Supervisor.Runtimes.Containers;
using Supervisor.Runtimes.Containers.Workloads;
using Supervisor.Runtimes.Docker;
using Supervisor.Runtimes.Docker.Containers;
using Supervisor.Supervision.Definitions;
using Supervisor.TestKit.Docker.Engines;

namespace Supervisor.TestKit.Runtimes.Containers;

/// <summary>Containers of the tests' image without anything around them: no network, no volumes, nothing of the supervisor's.</summary>
internal sealed class PlainMaker(EngineFixture engine) : IContainerMaker
{
    /// <summary>What a test wants otherwise.</summary>
    public Func<ContainerSpec, ContainerSpec> Change { get; set; } = static spec => spec;

    public async Task<Outcome<string>> MakeAsync(
        EngineClient client,
        ContainerDefinition definition,
        ContainerPlace place,
        CancellationToken stop
    )
    {
        var labels = ContainerLabels.Of(definition, place);
        labels[EngineFixture.Label] = engine.Run;
        var spec = engine.Shell("") with { Cmd = definition.Service.Command, Labels = labels };
        var made = await client.Containers.CreateAsync(definition.Service.ContainerName!, Change(spec), stop);
        return made.IsOk ? made.Value.Id : made.Failure.Error;
    }
}
