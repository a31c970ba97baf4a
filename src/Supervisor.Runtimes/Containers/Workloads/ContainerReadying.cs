using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Fleet.Values;
using Supervisor.Runtimes.Containers.Engines;
using Supervisor.Runtimes.Containers.Outputs;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Connections;
using Supervisor.Runtimes.Docker.Containers;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Runtimes.Containers.Workloads;

/// <summary>
/// Sees to it that an agent has its one container, of the definition that holds, not running. A crash restart finds the same
/// container again; one of another definition, or that joins a container which is no more, is removed.
/// </summary>
internal sealed class ContainerReadying(WorkloadTools tools, IContainerMaker maker)
{
    public async Task<ReadyOutcome> ReadyAsync(
        EngineSession session,
        AgentAddress agent,
        ContainerDefinition definition,
        ValueMap<string> variables,
        CancellationToken stop
    )
    {
        var rows = await tools.Finder.OfAsync(session, agent, stop);
        if (!rows.IsOk)
        {
            return new ReadyOutcome.Unknown(rows.Failure.Error);
        }

        // What the last runs came to is only in the containers that may be removed here.
        var seen = await tools.Look.LookAsync(session, agent.Group, rows.Value.Select(row => row.Id), stop);
        if (!seen.IsOk)
        {
            return new ReadyOutcome.Unknown(seen.Failure.Error);
        }

        var ours = seen
            .Value.Containers.Where(it => ContainerOwner.Of(it.Config?.Labels, tools.Settings) == agent)
            .ToList();
        if (ours.Find(it => it.State?.Running == true) is { } running)
        {
            return new ReadyOutcome.Unknown(ContainerErrors.RunsAlready(NameOf(running)));
        }

        var current = ours.Find(it =>
            it.Config?.Labels?.GetValueOrDefault(ContainerLabels.Definition) == definition.Hash
        );
        if (current is not null)
        {
            var isOutdated = await ContainerJoins.AreOutdatedAsync(session, current, definition.Service, stop);
            if (!isOutdated.IsOk)
            {
                return new ReadyOutcome.Unknown(isOutdated.Failure.Error);
            }

            current = isOutdated.Value ? null : current;
        }

        foreach (var other in ours.Where(it => it != current))
        {
            if (await RemoveAsync(session, other.Id, tools.Outputs, stop) is { } failure)
            {
                return new ReadyOutcome.Unknown(failure.Error);
            }
        }

        // One that never ran may have been left half made; and somebody may have started it then.
        return current is { State.StartedAt: not null } && IsInItsNetworks(current, definition)
            ? new ReadyOutcome.Ready(current)
            : await MakeAsync(session, agent, definition, variables, stop);
    }

    /// <summary>With what it alone has written, but without the volumes that it uses.</summary>
    /// <param name="evenIfItRuns">Else one that runs stays, and that is a failure.</param>
    /// <returns>Null: there is none any more.</returns>
    public static async Task<EngineFailure?> RemoveAsync(
        EngineSession session,
        string container,
        OutputCopies outputs,
        CancellationToken stop,
        bool evenIfItRuns = false
    )
    {
        // What it has written goes with it.
        await outputs.DrainAsync(session, container, stop);
        var removed = await session.Client.Containers.RemoveAsync(container, evenIfItRuns, volumes: false, stop);
        return removed is { IsOk: false, Failure.IsAbsent: false } ? removed.Failure : null;
    }

    private async Task<ReadyOutcome> MakeAsync(
        EngineSession session,
        AgentAddress agent,
        ContainerDefinition definition,
        ValueMap<string> variables,
        CancellationToken stop
    )
    {
        var place = Prepare(agent);
        if (!place.IsOk)
        {
            return new ReadyOutcome.Failed(place.Error);
        }

        var made = await maker.MakeAsync(session.Client, definition, place.Value with { Variables = variables }, stop);
        if (!made.IsOk && IsCertain(made.Error))
        {
            await RemoveFilesAsync(session, agent, stop);
            return new ReadyOutcome.Failed(made.Error);
        }

        if (!made.IsOk)
        {
            return new ReadyOutcome.Unknown(made.Error);
        }

        var inspected = await session.Client.Containers.InspectAsync(made.Value, stop);
        return inspected.IsOk
            ? new ReadyOutcome.Ready(inspected.Value)
            : new ReadyOutcome.Unknown(inspected.Failure.Error);
    }

    /// <summary>What was laid out for a container that there is not; one that is there, and half made, may be started by hand.</summary>
    private async Task RemoveFilesAsync(EngineSession session, AgentAddress agent, CancellationToken stop)
    {
        if (tools.Files.Has(agent) && await tools.Finder.OfAsync(session, agent, stop) is { IsOk: true, Value: [] })
        {
            tools.Files.Remove(agent);
        }
    }

    private static bool IsInItsNetworks(ContainerFacts container, ContainerDefinition definition) =>
        definition.Service.Networks.All(network =>
            container.NetworkSettings?.Networks?.ContainsKey(
                definition.Networks.TryGet(network.Key, out var declared) ? declared.Name : network.Key
            ) == true
        );

    private Outcome<ContainerPlace> Prepare(AgentAddress agent)
    {
        try
        {
            return ContainerPlaces.Prepare(tools.Settings, agent);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return ContainerErrors.NoFolder(agent, refused);
        }
    }

    /// <summary>The engine, or whoever prepares for it, has said no: then there is nothing.</summary>
    private static bool IsCertain(OperatorError error) =>
        error.Code is EngineErrorCodes.Refused or EngineErrorCodes.BadCredentials
        || !error.Code.StartsWith("engine.", StringComparison.Ordinal);

    public static string NameOf(ContainerFacts container) => container.Name?.TrimStart('/') ?? container.Id;
}

/// <summary>Whether there is a container that can be started.</summary>
internal abstract record ReadyOutcome
{
    private ReadyOutcome() { }

    public sealed record Ready(ContainerFacts Container) : ReadyOutcome;

    /// <inheritdoc cref="LaunchOutcome.Failed"/>
    public sealed record Failed(OperatorError Error) : ReadyOutcome;

    /// <inheritdoc cref="LaunchOutcome.Unknown"/>
    public sealed record Unknown(OperatorError Error) : ReadyOutcome;
}
