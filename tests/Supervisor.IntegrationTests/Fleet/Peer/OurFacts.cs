using System.Globalization;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Model.Resources;
using Supervisor.Fleet.Model.Services;

namespace Supervisor.IntegrationTests.Fleet.Peer;

/// <summary>What our model says of a project.</summary>
internal static class OurFacts
{
    public static Facts Of(ProjectModel project)
    {
        var facts = new Facts();
        foreach (var group in project.Groups)
        {
            AddService(facts, $"services.{group.Name}", group.Service);
        }

        foreach (var (key, network) in project.Networks)
        {
            AddNetwork(facts, $"networks.{key}", network);
        }

        foreach (var (key, volume) in project.Volumes)
        {
            facts.Add($"volumes.{key}", volume.Name);
            facts.Add($"volumes.{key}.external", volume.External ? "true" : null);
            facts.Add($"volumes.{key}.driver", volume.Driver);
        }

        return facts;
    }

    private static void AddService(Facts facts, string path, ServiceModel service)
    {
        facts.Add(path, "a service");
        facts.Add($"{path}.image", service.Image);
        facts.Add($"{path}.build", service.Build?.Context);
        facts.Add($"{path}.command", service.Command);
        facts.Add($"{path}.entrypoint", service.Entrypoint);
        facts.Add($"{path}.user", service.User);
        facts.Add($"{path}.working_dir", service.WorkingDirectory);
        facts.Add($"{path}.restart", service.Restart);
        facts.Add($"{path}.network_mode", service.NetworkMode);
        facts.Add($"{path}.hostname", service.Host.Hostname);
        facts.AddEach(
            $"{path}.environment",
            service.Environment.Select(pair => $"{pair.Key}={pair.Value ?? "(none)"}")
        );
        facts.AddEach($"{path}.labels", service.Labels.Select(pair => $"{pair.Key}={pair.Value}"));
        facts.AddEach($"{path}.depends_on", service.DependsOn.Select(pair => $"{pair.Key} {Condition(pair.Value)}"));
        facts.AddEach($"{path}.ports", service.Ports.Select(Port));
        facts.AddEach($"{path}.volumes", service.Mounts.Select(Mount));
        facts.AddEach($"{path}.expose", service.Expose);
        facts.AddEach($"{path}.dns", service.Host.Dns);
        facts.AddEach($"{path}.cap_add", service.Security.CapAdd);
        facts.AddEach(
            $"{path}.extra_hosts",
            service.Host.ExtraHosts.SelectMany(host => host.Value.Select(address => $"{host.Key}:{address}"))
        );
        AddAttachments(facts, path, service);
        AddLimits(facts, path, service.Resources);
        AddHealth(facts, $"{path}.healthcheck", service.Health);
    }

    private static void AddAttachments(Facts facts, string path, ServiceModel service)
    {
        foreach (var (name, network) in service.Networks)
        {
            facts.Add($"{path}.networks", name);
            facts.AddEach($"{path}.networks.{name}.aliases", network.Aliases);
            facts.Add($"{path}.networks.{name}.ipv4_address", network.Ipv4Address);
        }
    }

    private static void AddLimits(Facts facts, string path, ResourceLimits limits)
    {
        facts.Add($"{path}.cpus", limits.Cpus is { } cpus ? Facts.Of(cpus) : null);
        facts.Add($"{path}.memory", Text(limits.MemoryBytes));
        facts.Add($"{path}.memory_reservation", Text(limits.MemoryReservationBytes));
        facts.AddEach(
            $"{path}.ulimits",
            limits.Ulimits.Select(limit => $"{limit.Key} {limit.Value.Soft} {limit.Value.Hard}")
        );
    }

    private static void AddHealth(Facts facts, string path, HealthTest? health)
    {
        facts.Add($"{path}.disabled", health?.IsDisabled is true ? "true" : null);
        facts.Add($"{path}.test", health?.Test.Count > 0 ? health.Test : null);
        facts.Add($"{path}.interval", Milliseconds(health?.Interval));
        facts.Add($"{path}.timeout", Milliseconds(health?.Timeout));
        facts.Add($"{path}.start_period", Milliseconds(health?.StartPeriod));
        facts.Add($"{path}.retries", Text(health?.Retries));
    }

    private static void AddNetwork(Facts facts, string path, NetworkModel network)
    {
        facts.Add(path, network.Name);
        facts.Add($"{path}.external", network.External ? "true" : null);
        facts.Add($"{path}.driver", network.Driver);
        facts.Add($"{path}.internal", network.Internal ? "true" : null);
        facts.AddEach($"{path}.labels", network.Labels.Select(pair => $"{pair.Key}={pair.Value}"));
        facts.AddEach($"{path}.driver_opts", network.DriverOptions.Select(pair => $"{pair.Key}={pair.Value}"));
        facts.AddEach($"{path}.ipam", network.Ipam?.Pools.Select(pool => $"{pool.Subnet} {pool.Gateway}") ?? []);
    }

    private static string Condition(DependencyModel dependency) =>
        dependency.Condition switch
        {
            DependencyCondition.Healthy => "service_healthy",
            DependencyCondition.CompletedSuccessfully => "service_completed_successfully",
            _ => "service_started",
        };

    private static string Port(PortModel port) =>
        Facts.Port(
            port.HostAddress,
            port.PublishedEnd is { } end ? $"{port.Published}-{end}" : Text(port.Published),
            $"{port.Target}",
            port.Protocol
        );

    private static string Mount(MountModel mount)
    {
        string?[] options =
        [
            mount.ReadOnly ? "ro" : null,
            mount.SelinuxLabel,
            mount.NoCopy ? "nocopy" : null,
            mount.Propagation,
            mount.TmpfsBytes is { } size ? $"size={size}" : null,
        ];
        var kind = mount.Kind.ToString().ToLowerInvariant();
        return Facts.Mount(kind, mount.Source, mount.Target, options.OfType<string>());
    }

    private static string? Milliseconds(TimeSpan? duration) =>
        duration?.TotalMilliseconds.ToString(CultureInfo.InvariantCulture);

    private static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}
