using Supervisor.Runtimes.Docker.Containers;
using Supervisor.Runtimes.Docker.Networks;
using Supervisor.Simulation.Engines.Execs;
using Supervisor.Simulation.Engines.Stock;
using Supervisor.Simulation.Hosts;

namespace Supervisor.Simulation.Engines;

/// <summary>A container as its engine has it on disk.</summary>
internal sealed class EngineContainer(string id, string name, ContainerSpec spec)
{
    internal string Id => id;

    internal string Name => name;

    internal ContainerSpec Spec => spec;

    /// <summary>By the names of networks; a network's id stands here from the first start on.</summary>
    private readonly SortedDictionary<string, Endpoint> _endpoints = new(
        (spec.NetworkingConfig?.EndpointsConfig ?? new Dictionary<string, EndpointSpec>()).ToDictionary(
            static of => of.Key,
            static of => new Endpoint(null, of.Value.Aliases)
        ),
        StringComparer.Ordinal
    );

    internal IEnumerable<string> Networks => _endpoints.Keys;

    internal IReadOnlyDictionary<string, string> Labels => spec.Labels ?? new Dictionary<string, string>();

    /// <summary>What runs in it, whatever the engine knows of that by now.</summary>
    internal SimulatedProcess? Process { get; set; }

    /// <summary>All that runs in it, with that process; of the last run when it does not run.</summary>
    internal ProcessSpace? Space { get; set; }

    /// <summary>How its process ended, until an engine has taken note of it.</summary>
    internal ProcessEnd? UnseenEnd { get; set; }

    /// <summary>As the engine believes, which may be late.</summary>
    internal bool IsRunning { get; set; }

    internal bool IsBeingRemoved { get; set; }

    /// <summary>Its last run was begun by somebody at the machine, and by no daemon.</summary>
    internal bool IsStartedByHand { get; set; }

    internal DateTimeOffset? StartedAt { get; set; }

    internal DateTimeOffset? FinishedAt { get; set; }

    internal int ExitCode { get; set; }

    internal string Error { get; set; } = "";

    internal ContainerHealth? Health { get; set; }

    internal ContainerRow Row =>
        new()
        {
            Id = id,
            Names = [$"/{name}"],
            Image = spec.Image,
            State = Status,
            Status = Status,
            Labels = spec.Labels,
        };

    internal ContainerFacts Facts =>
        new()
        {
            Id = id,
            Name = $"/{name}",
            Image = spec.Image,
            State = new ContainerState
            {
                Status = Status,
                Running = IsRunning,
                Pid = IsRunning ? Process?.Facts.Pid ?? 0 : 0,
                ExitCode = ExitCode,
                Error = Error,
                StartedAt = StartedAt,
                FinishedAt = FinishedAt,
                Health = Health?.Facts,
            },
            Config = new ContainerConfig
            {
                Image = spec.Image,
                Cmd = spec.Cmd,
                Env = spec.Env,
                Labels = spec.Labels,
                Healthcheck = spec.Healthcheck,
            },
            NetworkSettings = new NetworkFacts(
                _endpoints.ToDictionary(
                    static of => of.Key,
                    static of => new EndpointFacts { NetworkId = of.Value.Network, Aliases = of.Value.Aliases }
                ),
                null
            ),
            // Programs of this world write nothing.
            HostConfig = new HostSpec { LogConfig = new LogSpec("none", Config: null) },
        };

    internal bool IsIn(NetworkRow network) => _endpoints.ContainsKey(network.Name!);

    internal bool HasVolume(string name) =>
        spec.HostConfig?.Mounts?.Any(mount => mount.Type == "volume" && mount.Source == name) == true;

    /// <returns>Why not.</returns>
    internal string? Join(NetworkRow network, IReadOnlyList<string>? aliases) =>
        _endpoints.TryAdd(network.Name!, new Endpoint(network.Id, aliases))
            ? null
            : $"endpoint with name {name} already exists in network {network.Name}";

    internal string? Leave(string network) =>
        _endpoints.Remove(network) ? null : $"container {id} is not connected to network {network}";

    /// <summary>It is about to start: from now on it is in those networks and in no others of their names.</summary>
    /// <returns>Which there is none of.</returns>
    internal string? TakeUp(EngineStock stock)
    {
        foreach (var (network, endpoint) in _endpoints.ToList())
        {
            if (stock.FindNetwork(endpoint.Network ?? network) is not { } found)
            {
                return endpoint.Network ?? network;
            }

            _endpoints[network] = endpoint with { Network = found.Id };
        }

        return null;
    }

    private sealed record Endpoint(string? Network, IReadOnlyList<string>? Aliases);

    /// <summary>Where on the machine is what is seen within at that path; null: it is the container's own.</summary>
    internal string? OutsideOf(string path) =>
        spec
            .HostConfig?.Mounts?.Where(mount => path.StartsWith(mount.Target, StringComparison.Ordinal))
            .MaxBy(static mount => mount.Target.Length)
            is { Source: { } source, Target: var target }
            ? source + path[target.Length..]
            : null;

    private string Status =>
        IsBeingRemoved ? "removing"
        : IsRunning ? "running"
        : StartedAt is null ? "created"
        : "exited";
}
