using System.Diagnostics;
using Supervisor.TestKit.Machines;

namespace Supervisor.TestKit.Docker.Engines;

/// <summary>How an engine of the tests' own is started.</summary>
/// <param name="Directory">Of everything that it keeps.</param>
/// <param name="Socket">Where it listens.</param>
/// <param name="Ready">What it says when it does.</param>
internal sealed record EngineStart(string Directory, string Socket, ProcessStartInfo Program, string Ready)
{
    /// <summary>Where it listens with TLS as well; null when it does not.</summary>
    public int? TlsPort { get; private init; }

    public static EngineStart OfDocker(TestCertificates certificates, int tlsPort)
    {
        var directory = NewDirectory();
        var socket = SocketIn(directory);
        string[] options =
        [
            .. OptionsOfDocker(directory),
            $"--host=tcp://127.0.0.1:{tlsPort}",
            "--tlsverify",
            $"--tlscacert={certificates.Engine.Authority}",
            $"--tlscert={certificates.Engine.Certificate}",
            $"--tlskey={certificates.Engine.Key}",
        ];
        var program = Quiet(EnginePrograms.Docker!, options);
        return new EngineStart(directory, socket, program, $"API listen on {socket}") { TlsPort = tlsPort };
    }

    /// <summary>One that belongs to a machine which is a network namespace.</summary>
    public static EngineStart OnMachine(Machine machine)
    {
        var directory = NewDirectory();
        var program = machine.Enter(Quiet(EnginePrograms.Docker!, OptionsOfDocker(directory)));
        var socket = SocketIn(directory);
        return new EngineStart(directory, socket, program, $"API listen on {socket}");
    }

    /// <param name="registry">A registry on the loopback that speaks no TLS.</param>
    public static EngineStart OfPodman(string registry)
    {
        var directory = NewDirectory();
        var socket = Path.Combine(directory, "podman.sock");
        var registries = Path.Combine(directory, "registries.conf");
        File.WriteAllText(registries, $"[[registry]]\nlocation = \"{registry}\"\ninsecure = true\n");
        string[] options =
        [
            $"--root={directory}/data",
            $"--runroot={directory}/run",
            $"--tmpdir={directory}/tmp",
            $"--network-config-dir={directory}",
            // Neither systemd nor its journal need be there.
            "--cgroup-manager=cgroupfs",
            "--events-backend=file",
            "--log-level=info",
            "system",
            "service",
            "--time=0",
            $"unix://{socket}",
        ];
        var program = Quiet(EnginePrograms.Podman!, options);
        program.Environment["CONTAINERS_REGISTRIES_CONF"] = registries;
        return new EngineStart(directory, socket, program, "API service listening on");
    }

    private static string SocketIn(string directory) => Path.Combine(directory, "docker.sock");

    private static string[] OptionsOfDocker(string directory)
    {
        var config = Path.Combine(directory, "daemon.json");
        // Not the machine's own, which may say other things.
        File.WriteAllText(config, "{}");
        return
        [
            $"--host=unix://{SocketIn(directory)}",
            $"--config-file={config}",
            $"--data-root={directory}/data",
            $"--exec-root={directory}/exec",
            $"--pidfile={directory}/pid",
            // Nothing of the machine's network: no bridge, and no rules of its firewall.
            "--bridge=none",
            "--iptables=false",
            "--ip6tables=false",
            "--ip-masq=false",
        ];
    }

    private static string NewDirectory() => System.IO.Directory.CreateTempSubdirectory("supervisor-engine-").FullName;

    private static ProcessStartInfo Quiet(string program, string[] options) =>
        new(program, options)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardError = true,
        };
}
