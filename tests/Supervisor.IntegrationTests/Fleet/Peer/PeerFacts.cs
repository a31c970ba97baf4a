using System.Globalization;

namespace Supervisor.IntegrationTests.Fleet.Peer;

/// <summary>What the peer says of a project.</summary>
internal static class PeerFacts
{
    public static Facts Of(PeerCase @case, DockerCompose peer)
    {
        var (facts, config) = (new Facts(), PeerYaml.Parse(peer.ConfigOf(@case)));
        foreach (var (name, service) in config["services"].Entries)
        {
            AddService(facts, $"services.{name}", service);
            facts.Add($"services.{name}.command", Words(service["command"], peer));
            facts.Add($"services.{name}.entrypoint", Words(service["entrypoint"], peer));
        }

        foreach (var (key, network) in config["networks"].Entries)
        {
            AddNetwork(facts, $"networks.{key}", key, network);
        }

        foreach (var (key, volume) in config["volumes"].Entries)
        {
            facts.Add($"volumes.{key}", NameOf(key, volume));
            facts.Add($"volumes.{key}.external", volume["external"].Text);
            facts.Add($"volumes.{key}.driver", volume["driver"].Text);
        }

        return facts;
    }

    private static IReadOnlyList<string>? Words(PeerYaml command, DockerCompose peer) =>
        command.Text is { } line ? peer.WordsOf(line) : command.Texts;

    private static void AddService(Facts facts, string path, PeerYaml service)
    {
        facts.Add(path, "a service");
        facts.Add($"{path}.build", service["build"]["context"].Text);
        foreach (var key in new[] { "image", "user", "working_dir", "restart", "network_mode", "hostname" })
        {
            facts.Add($"{path}.{key}", service[key].Text);
        }

        foreach (var key in new[] { "expose", "cap_add", "extra_hosts" })
        {
            facts.AddEach($"{path}.{key}", service[key].Texts ?? []);
        }

        facts.AddEach($"{path}.dns", service["dns"].Texts ?? (service["dns"].Text is { } one ? [one] : []));
        facts.AddEach($"{path}.environment", Pairs(service["environment"]));
        facts.AddEach($"{path}.labels", Pairs(service["labels"]));
        facts.AddEach($"{path}.depends_on", service["depends_on"].Entries.Select(Dependency));
        facts.AddEach(
            $"{path}.depends_on",
            service["depends_on"].Texts?.Select(name => $"{name} service_started") ?? []
        );
        facts.AddEach($"{path}.ports", service["ports"].Items.Select(Port));
        facts.AddEach($"{path}.volumes", service["volumes"].Items.Select(Mount));
        AddAttachments(facts, path, service["networks"]);
        AddLimits(facts, path, service);
        AddHealth(facts, $"{path}.healthcheck", service["healthcheck"]);
    }

    private static void AddAttachments(Facts facts, string path, PeerYaml networks)
    {
        foreach (var (name, network) in networks.Entries)
        {
            facts.Add($"{path}.networks", name);
            facts.AddEach($"{path}.networks.{name}.aliases", network["aliases"].Texts ?? []);
            facts.Add($"{path}.networks.{name}.ipv4_address", network["ipv4_address"].Text);
        }
    }

    private static void AddLimits(Facts facts, string path, PeerYaml service)
    {
        var (limits, reservations) = (
            service["deploy"]["resources"]["limits"],
            service["deploy"]["resources"]["reservations"]
        );
        var cpus = service["cpus"].Text ?? limits["cpus"].Text;
        facts.Add($"{path}.cpus", cpus is null ? null : Facts.Of(decimal.Parse(cpus, CultureInfo.InvariantCulture)));
        facts.Add($"{path}.memory", service["mem_limit"].Bytes ?? limits["memory"].Bytes);
        facts.Add($"{path}.memory_reservation", service["mem_reservation"].Bytes ?? reservations["memory"].Bytes);
        facts.AddEach(
            $"{path}.ulimits",
            service["ulimits"]
                .Entries.Select(limit =>
                    $"{limit.Key} {limit.Value.Text ?? limit.Value["soft"].Text} {limit.Value.Text ?? limit.Value["hard"].Text}"
                )
        );
    }

    private static void AddHealth(Facts facts, string path, PeerYaml health)
    {
        var test = health["test"].Text is { } line ? ["CMD-SHELL", line] : health["test"].Texts;
        var isDisabled = health["disable"].Text is "true" || test is ["NONE"];
        facts.Add($"{path}.disabled", isDisabled ? "true" : null);
        facts.Add($"{path}.test", isDisabled ? null : test);
        facts.Add($"{path}.interval", health["interval"].Milliseconds);
        facts.Add($"{path}.timeout", health["timeout"].Milliseconds);
        facts.Add($"{path}.start_period", health["start_period"].Milliseconds);
        facts.Add($"{path}.retries", health["retries"].Text);
    }

    private static void AddNetwork(Facts facts, string path, string key, PeerYaml network)
    {
        facts.Add(path, NameOf(key, network));
        foreach (var name in new[] { "external", "driver", "internal" })
        {
            facts.Add($"{path}.{name}", network[name].Text);
        }

        facts.AddEach($"{path}.labels", Pairs(network["labels"]));
        facts.AddEach($"{path}.driver_opts", Pairs(network["driver_opts"]));
        facts.AddEach(
            $"{path}.ipam",
            network["ipam"]["config"].Items.Select(pool => $"{pool["subnet"].Text} {pool["gateway"].Text}")
        );
    }

    /// <summary>The peer writes no name that it would make up: of project and key, as it has always done.</summary>
    private static string NameOf(string key, PeerYaml resource) => resource["name"].Text ?? $"{PeerCase.Project}_{key}";

    private static IEnumerable<string> Pairs(PeerYaml map) =>
        map.Entries.Select(entry => $"{entry.Key}={entry.Value.Text ?? "(none)"}");

    private static string Dependency((string Name, PeerYaml Value) entry) =>
        $"{entry.Name} {entry.Value["condition"].Text}";

    private static string Port(PeerYaml port)
    {
        if (port.Text is not { } text)
        {
            return Facts.Port(null, port["published"].Text, port["target"].Text!, port["protocol"].Text);
        }

        var (ports, protocol) = text.Split('/') is [var left, var right] ? (left, right) : (text, null);
        return ports.Split(':') switch
        {
            [var address, var published, var target] => Facts.Port(
                address,
                published.Length == 0 ? null : published,
                target,
                protocol
            ),
            [var published, var target] => Facts.Port(null, published, target, protocol),
            var parts => Facts.Port(null, null, parts[0], protocol),
        };
    }

    private static string Mount(PeerYaml mount)
    {
        if (mount.Text is { } text)
        {
            return text.Split(':') switch
            {
                [var source, var target, var mode] => Facts.Mount(
                    KindOf(source),
                    source,
                    target,
                    mode is "rw" ? [] : [mode]
                ),
                var parts => Facts.Mount("volume", null, parts[0], []),
            };
        }

        string?[] options =
        [
            mount["read_only"].Text is "true" ? "ro" : null,
            mount["volume"]["nocopy"].Text is "true" ? "nocopy" : null,
            mount["bind"]["propagation"].Text,
            mount["tmpfs"]["size"].Text is { } size ? $"size={size}" : null,
        ];
        return Facts.Mount(mount["type"].Text!, mount["source"].Text, mount["target"].Text!, options.OfType<string>());
    }

    private static string KindOf(string source) => source.StartsWith('/') ? "bind" : "volume";
}
