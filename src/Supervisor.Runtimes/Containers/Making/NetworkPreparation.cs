using Supervisor.Contracts.Palettes;
using Supervisor.Fleet.Model.Resources;
using Supervisor.Runtimes.Containers.Requests;
using Supervisor.Runtimes.Containers.Workloads;
using Supervisor.Runtimes.Docker;
using Supervisor.Runtimes.Docker.Networks;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Containers.Making;

/// <summary>That the networks of a container are there. What is there is left as it is, whatever the file says of it.</summary>
/// <param name="turns">
/// Engines before API 1.44 look for a network of the same name, and make two when they are asked twice at the same time. So those of
/// one name are made one after the other, by all makers of a daemon.
/// </param>
internal sealed class NetworkPreparation(EngineClient engine, Lanes<string> turns)
{
    /// <param name="warn">What of a network is otherwise than the file says.</param>
    /// <returns>Null: they are all there.</returns>
    public async Task<OperatorError?> EnsureAsync(
        ContainerDefinition definition,
        ContainerPlace place,
        Action<string> warn,
        CancellationToken stop
    )
    {
        foreach (var (key, network) in definition.Networks)
        {
            var error = network.External
                ? await FindAsync(definition, network, stop)
                : await turns.RunAsync(
                    network.Name,
                    () => MakeAsync(NetworkRequest.Of(key, network, definition.Project, place), network, warn, stop)
                );
            if (error is not null)
            {
                return error;
            }
        }

        return null;
    }

    private async Task<OperatorError?> FindAsync(
        ContainerDefinition definition,
        NetworkModel network,
        CancellationToken stop
    )
    {
        var found = await engine.Networks.InspectAsync(network.Name, stop);
        return found.IsOk ? null
            : found.Failure.IsAbsent ? MakingErrors.NoNetwork(definition, network.Name)
            : found.Failure.Error;
    }

    /// <summary>Somebody else may make it at the same time: then it is found made.</summary>
    private async Task<OperatorError?> MakeAsync(
        NetworkSpec spec,
        NetworkModel network,
        Action<string> warn,
        CancellationToken stop
    )
    {
        var found = await engine.Networks.InspectAsync(spec.Name, stop);
        if (found is { IsOk: false, Failure.IsAbsent: true })
        {
            var made = await engine.Networks.CreateAsync(spec, stop);
            if (made.IsOk || !made.Failure.IsConflict)
            {
                return made.Failure?.Error;
            }

            found = await engine.Networks.InspectAsync(spec.Name, stop);
        }

        if (!found.IsOk)
        {
            return found.Failure.Error;
        }

        if (NetworkDrift.Of(network, found.Value) is { Count: > 0 } differences)
        {
            warn(
                $"The network {spec.Name} is otherwise than the file says ({string.Join("; ", differences)}), and is used as it is. "
                    + $"To have it anew stop all that use it, then: docker network rm {spec.Name}"
            );
        }

        return null;
    }
}
