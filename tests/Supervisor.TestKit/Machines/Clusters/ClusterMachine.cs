using System.Text.Json;
using Supervisor.TestKit.Etcd;
using Supervisor.TestKit.Processes;

namespace Supervisor.TestKit.Machines.Clusters;

/// <summary>A machine with a daemon and, where it has one, a member of etcd.</summary>
internal sealed class ClusterMachine : IAsyncDisposable
{
    public ClusterMachine(Machine machine, string home, SupervisorPrograms programs)
    {
        Machine = machine;
        Etcd = new EtcdProcess(machine.Name, new EtcdOnMachine(machine));
        Daemon = new MachineDaemon(machine, home, programs);
    }

    public string Name => Machine.Name;

    public Machine Machine { get; }

    public EtcdProcess Etcd { get; }

    public MachineDaemon Daemon { get; }

    /// <summary>Null: it has none.</summary>
    public MachineEngine? Engine { get; private set; }

    public bool HasPower { get; private set; } = true;

    /// <summary>As daemons and operators write it.</summary>
    public string EtcdUrl => Etcd.Endpoint.GetLeftPart(UriPartial.Authority);

    /// <summary>With an engine of its own, which the daemon finds when it is started next.</summary>
    public async Task StartEngineAsync()
    {
        if (Engine is null)
        {
            Engine = new MachineEngine(Machine);
            Daemon.Variables["DOCKER_HOST"] = Engine.Host;
        }

        await Engine.StartAsync();
    }

    public void CutPower()
    {
        HasPower = false;
        Machine.CutPower();
    }

    public void GivePower()
    {
        HasPower = true;
        Machine.PlugIn();
    }

    public bool LeadsEtcd()
    {
        var (member, leader) = Status();
        return member == leader;
    }

    /// <summary>It leads, and has the other's member lead in its place.</summary>
    public void HandEtcdTo(ClusterMachine other)
    {
        if (other == this)
        {
            return;
        }

        var (heir, _) = other.Status();
        Ask("maintenance/transfer-leadership", $$"""{"targetID":"{{heir}}"}""");
        if (!other.LeadsEtcd())
        {
            throw new InvalidOperationException(
                $"etcd's member on {other.Name} does not lead, although it was handed to it."
            );
        }
    }

    /// <summary>Nothing is left of it but its directory.</summary>
    public async ValueTask DisposeAsync()
    {
        Machine.EndAll();
        Etcd.Dispose();
        if (Engine is not null)
        {
            await Engine.DisposeAsync();
        }

        foreach (var cgroup in GuardCgroups.Of(Daemon.Data))
        {
            GuardCgroups.Remove(cgroup);
        }
    }

    /// <returns>The numbers of this member and of the leader; empty: there is none.</returns>
    private (string Member, string Leader) Status()
    {
        using var status = JsonDocument.Parse(Ask("maintenance/status", "{}"));
        var member = status.RootElement.GetProperty("header").GetProperty("member_id").GetString()!;
        return (member, status.RootElement.TryGetProperty("leader", out var leader) ? leader.GetString()! : "");
    }

    private string Ask(string path, string body) =>
        Machine.Run("curl", "-s", "-f", "-m", "3", "-d", body, $"{EtcdUrl}/v3/{path}");
}
