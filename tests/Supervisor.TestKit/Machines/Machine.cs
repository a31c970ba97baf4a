using System.Diagnostics;
using System.Globalization;
using Supervisor.TestKit.Processes;

namespace Supervisor.TestKit.Machines;

/// <summary>A network namespace and what runs in it, with everything that befalls machines. See <see cref="MachineNetwork"/>.</summary>
/// <param name="port">Of the switch, where the machine is plugged in.</param>
internal sealed class Machine(string name, string address, string space, string switchSpace, string port)
{
    // Where etcd's members hear each other.
    private const string PeerPort = "2380";

    private static readonly string[] Sides = ["--sport", "--dport"];

    private readonly NamespaceMembers _members = new(PathOf(space));
    private IReadOnlyList<string> _boot = Boot.First;

    public string Name => name;

    public string Address => address;

    public string Namespace => space;

    public string Port => port;

    /// <summary>Of all that runs on it, containers included.</summary>
    public IReadOnlyList<int> Processes => _members.Find();

    /// <summary>The program becomes one of this machine's. What it was to be started with stays as it is.</summary>
    public ProcessStartInfo Enter(ProcessStartInfo start)
    {
        // Not "ip netns exec", which mounts a /sys without cgroups.
        string[] words = [$"--net={PathOf(space)}", "--", .. _boot, start.FileName, .. start.ArgumentList];
        start.FileName = "nsenter";
        start.ArgumentList.Clear();
        foreach (var word in words)
        {
            start.ArgumentList.Add(word);
        }

        return start;
    }

    /// <summary>Runs a program on it to its end.</summary>
    public string Run(params string[] words) => Tool.Run(["nsenter", $"--net={PathOf(space)}", "--", .. words]);

    /// <summary>The power goes: nobody hears a last word, and all that runs on it ends at once.</summary>
    public void CutPower()
    {
        PlugOut();
        EndAll();
    }

    public void PlugOut() => Tool.Run("ip", "-n", switchSpace, "link", "set", port, "down");

    public void PlugIn() => Tool.Run("ip", "-n", switchSpace, "link", "set", port, "up");

    public void EndAll()
    {
        // First all stand still, so that nobody sees another's end.
        _members.Signal("STOP");
        _members.EndAll();
        _boot = Boot.Next();
    }

    /// <summary>All that runs on it stands still, and goes on later as if nothing had been.</summary>
    public void Freeze() => _members.Signal("STOP");

    public void Thaw() => _members.Signal("CONT");

    /// <summary>It neither hears anybody nor is heard.</summary>
    public void Isolate()
    {
        Deafen();
        Mute();
    }

    /// <summary>It hears nobody, and is heard.</summary>
    public void Deafen() => Firewall("-A", "INPUT", "-i", "eth0", "-j", "DROP");

    /// <summary>It hears others, and nobody hears it.</summary>
    public void Mute() => Firewall("-A", "OUTPUT", "-o", "eth0", "-j", "DROP");

    /// <summary>It hears neither of the two, and both hear it.</summary>
    public void DeafenTo(params IEnumerable<Machine> others)
    {
        foreach (var other in others)
        {
            Firewall("-A", "INPUT", "-s", other.Address, "-j", "DROP");
        }
    }

    /// <summary>Its member of etcd neither hears the others nor is heard by them; clients everywhere reach it.</summary>
    public void IsolateMember()
    {
        foreach (
            var (chain, side) in from chain in (string[])["INPUT", "OUTPUT"]
            from side in Sides
            select (chain, side)
        )
        {
            Firewall("-A", chain, "-p", "tcp", side, PeerPort, "-j", "DROP");
        }
    }

    /// <param name="share">Of the packets that come in.</param>
    public void Lose(double share) =>
        Firewall(
            "-A",
            "INPUT",
            "-i",
            "eth0",
            "-m",
            "statistic",
            "--mode",
            "random",
            "--probability",
            share.ToString(CultureInfo.InvariantCulture),
            "-j",
            "DROP"
        );

    /// <summary>All faults of the network are gone.</summary>
    public void Heal()
    {
        Firewall("-F");
        PlugIn();
    }

    private static string PathOf(string space) => $"/var/run/netns/{space}";

    private void Firewall(params string[] words) => Run(["iptables", "-w", .. words]);
}
