using System.Diagnostics;
using System.Globalization;
using Supervisor.TestKit.Processes;

namespace Supervisor.TestKit.Machines;

/// <summary>
/// Machines that are network namespaces, each with an address of its own on one switch, which is a namespace as well: nothing of
/// the real machine's network is touched. They share its disk, its processes' numbers and its clock.
/// </summary>
internal sealed class MachineNetwork : IDisposable
{
    private static int _made;

    private readonly string _prefix = string.Create(
        CultureInfo.InvariantCulture,
        $"sv{Environment.ProcessId}-{Interlocked.Increment(ref _made)}"
    );

    private readonly List<Machine> _machines = [];

    private MachineNetwork() { }

    /// <summary>Why there can be no such machines here; null: there can.</summary>
    public static string? WhyNot { get; } = FindReason();

    public IReadOnlyList<Machine> Machines => _machines;

    private string Switch => $"{_prefix}-switch";

    public static MachineNetwork Make()
    {
        var network = new MachineNetwork();
        try
        {
            Ip("netns", "add", network.Switch);
            Ip("-n", network.Switch, "link", "add", "switch", "type", "bridge");
            Ip("-n", network.Switch, "link", "set", "switch", "up");
            return network;
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    public Machine Add(string name)
    {
        var number = _machines.Count + 1;
        var machine = new Machine(name, $"10.77.0.{number}", $"{_prefix}-{number}", Switch, $"port{number}");
        Ip("netns", "add", machine.Namespace);
        _machines.Add(machine);
        Ip(
            "-n",
            Switch,
            "link",
            "add",
            machine.Port,
            "type",
            "veth",
            "peer",
            "name",
            "eth0",
            "netns",
            machine.Namespace
        );
        Ip("-n", Switch, "link", "set", machine.Port, "master", "switch", "up");
        Ip("-n", machine.Namespace, "addr", "add", $"{machine.Address}/24", "dev", "eth0");
        Ip("-n", machine.Namespace, "link", "set", "eth0", "up");
        Ip("-n", machine.Namespace, "link", "set", "lo", "up");
        return machine;
    }

    /// <summary>All that still runs on the machines ends with them.</summary>
    public void Dispose()
    {
        foreach (var machine in _machines)
        {
            machine.EndAll();
            Ip("netns", "delete", machine.Namespace);
        }

        Tool.Try("ip", "netns", "delete", Switch);
    }

    private static string? FindReason()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            return "Machines that are network namespaces are made as root on Linux only.";
        }

        string[] programs = ["ip", "nsenter", "unshare", "iptables", "curl"];
        var missing = programs.Where(program => Tool.Try("sh", "-c", $"command -v {program}").Exit != 0).ToList();
        return missing.Count > 0
            ? $"Machines that are network namespaces take {string.Join(", ", missing)}, which is not there."
            : TryOne();
    }

    private static string? TryOne()
    {
        try
        {
            using var network = Make();
            var probe = network.Add("probe");
            probe.Isolate();
            probe.EndAll();
            var again = probe.Enter(new ProcessStartInfo("true"));
            Tool.Run([again.FileName, .. again.ArgumentList]);
            return null;
        }
        catch (InvalidOperationException refused)
        {
            return $"No network namespace with a firewall of its own can be made here: {refused.Message}";
        }
    }

    private static void Ip(params string[] words) => Tool.Run(["ip", .. words]);
}
