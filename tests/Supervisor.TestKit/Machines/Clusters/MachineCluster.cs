using Supervisor.TestKit.Etcd;
using Supervisor.TestKit.Machines.Lives;

namespace Supervisor.TestKit.Machines.Clusters;

/// <summary>
/// Three machines with a daemon and a member of etcd each, in one cluster, and a fleet of processes: on each machine one agent that is
/// pinned to it (<c>stay1</c>), and one at home there that may move (<c>roam1</c>). With an engine on each there are containers as well: one that is pinned
/// (<c>box1</c>) on each, and one that may move, at home on the second (<c>crate</c>). See <see cref="MachineSetup"/> for others.
/// </summary>
internal sealed class MachineCluster : IAsyncDisposable
{
    /// <summary>The container that may move.</summary>
    public const string Crate = "crate";

    /// <summary>What is kept in isolation.</summary>
    public const string Kept = "kept";

    private const int Count = 3;
    private const int MostTries = 5;

    private readonly string _home = Directory.CreateTempSubdirectory("svm-").FullName;
    private readonly MachineNetwork _network = MachineNetwork.Make();
    private readonly SupervisorPrograms _programs;
    private readonly MachineSetup _setup;
    private readonly List<ClusterMachine> _replaced = [];

    private MachineCluster(SupervisorPrograms programs, MachineSetup setup)
    {
        (_programs, _setup) = (programs, setup);
        Recorder = new LifeRecorder(Path.Combine(_home, "rec"));
        Machines =
        [
            .. Enumerable
                .Range(1, Count)
                .Select(number => $"n{number}")
                .Select(name => new ClusterMachine(_network.Add(name), Path.Combine(_home, name), programs)),
        ];
    }

    /// <summary>Why there can be none here; null: there can.</summary>
    public static string? WhyNot => EtcdProgram.Path is null ? EtcdProgram.IsMissing : MachineNetwork.WhyNot;

    public LifeRecorder Recorder { get; }

    public IReadOnlyList<ClusterMachine> Machines { get; private set; }

    /// <summary>Those with a daemon.</summary>
    public IReadOnlyList<ClusterMachine> Nodes => [.. Machines.Take(_setup.Witness ? Count - 1 : Count)];

    public IEnumerable<ClusterMachine> LivingNodes => Nodes.Where(machine => machine.HasPower);

    private IEnumerable<ClusterMachine> Living => Machines.Where(machine => machine.HasPower);

    /// <summary>With the fleet, all of which runs where it is at home.</summary>
    public static async Task<MachineCluster> StartAsync(SupervisorPrograms programs, MachineSetup? setup = null)
    {
        setup ??= MachineSetup.Plain;
        var cluster = await TryStartAsync(programs, setup);
        // On a machine that stands still for seconds a group may begin elsewhere, and stay there.
        for (var tries = 1; tries < MostTries && !new ClusterBeginning(cluster, setup).IsAtHome(); tries++)
        {
            await cluster.DisposeAsync();
            cluster = await TryStartAsync(programs, setup);
        }

        return cluster;
    }

    public static string Box(ClusterMachine machine) => $"box{machine.Name[1..]}";

    public static string Pinned(ClusterMachine machine) => $"stay{machine.Name[1..]}";

    /// <summary>What needs that one, where the fleet has an order.</summary>
    public static string Next(ClusterMachine machine) => $"next{machine.Name[1..]}";

    public static string Movable(ClusterMachine machine) => $"roam{machine.Name[1..]}";

    public IReadOnlyList<ClusterMachine> OthersThan(ClusterMachine machine) =>
        [.. Machines.Where(other => other != machine)];

    public Task StartEtcdAsync() => Task.WhenAll(Machines.Select(StartEtcdAsync));

    public Task StartEtcdAsync(ClusterMachine machine) =>
        machine.Etcd.StartAsync(Machines.Select(member => member.Etcd.Membership));

    public ClusterMachine EtcdLeader() => Living.First(machine => machine.LeadsEtcd());

    /// <summary>That machine's member leads from now on.</summary>
    public void LeadEtcd(ClusterMachine machine) => EtcdLeader().HandEtcdTo(machine);

    /// <summary>The machine comes up, with what its disk has kept.</summary>
    public async Task GivePowerAsync(ClusterMachine machine)
    {
        machine.GivePower();
        if (machine.Engine is not null)
        {
            await machine.StartEngineAsync();
        }

        await StartEtcdAsync(machine);
        if (Nodes.Contains(machine))
        {
            await machine.Daemon.StartAsync();
        }
    }

    /// <summary>All at once: nobody hears a last word of another.</summary>
    public void CutAllPower()
    {
        foreach (var machine in Living)
        {
            machine.Machine.PlugOut();
        }

        foreach (var machine in Living)
        {
            machine.Machine.Freeze();
        }

        foreach (var machine in Living.ToList())
        {
            machine.CutPower();
        }
    }

    /// <summary>The moment at which the last of the others says of it what it is.</summary>
    public async Task<long> SeenByAllAsync(ClusterMachine machine, string state, long since)
    {
        var seen = await Task.WhenAll(
            LivingNodes
                .Where(other => other != machine)
                .Select(other => other.Daemon.SaysAsync($"The node {machine.Name} is {state}", since))
        );
        return seen.Max(line => line.At);
    }

    /// <summary>Another machine of the same name, with nothing on it, that is to take the place of one.</summary>
    public ClusterMachine Replace(ClusterMachine machine)
    {
        var other = new ClusterMachine(_network.Add(machine.Name), Path.Combine(_home, $"{machine.Name}b"), _programs);
        _replaced.Add(machine);
        Machines = [.. Machines.Select(known => known == machine ? other : known)];
        return other;
    }

    public async Task ApplyAsync(IEnumerable<string> files)
    {
        var paths = files
            .Select(
                (text, number) =>
                {
                    var path = Path.Combine(_home, $"fleet{number}.yaml");
                    File.WriteAllText(path, text);
                    return path;
                }
            )
            .ToArray();
        await Machines[0].Daemon.PbmAsync(["fleet", "up", .. paths]);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var machine in Machines.Concat(_replaced))
        {
            await machine.DisposeAsync();
        }

        _network.Dispose();
        Recorder.Dispose();
        Directory.Delete(_home, recursive: true);
    }

    public static async Task JoinAsync(ClusterMachine machine, ClusterMachine member, params string[] more)
    {
        var token = await member.Daemon.PbmAsync("cluster", "invite");
        await machine.Daemon.StartAsync(["join", token.Trim(), .. more]);
    }

    private static async Task<MachineCluster> TryStartAsync(SupervisorPrograms programs, MachineSetup setup)
    {
        var cluster = new MachineCluster(programs, setup);
        try
        {
            await new ClusterBeginning(cluster, setup).BeginAsync();
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }
}
