namespace Supervisor.Simulation.Etcd;

/// <summary>Which members reach each other.</summary>
internal sealed class EtcdLinks
{
    private readonly HashSet<(int, int)> _cuts = [];

    internal void Cut(int one, int other) => _cuts.Add((Math.Min(one, other), Math.Max(one, other)));

    internal void MendAll() => _cuts.Clear();

    internal bool Reach(EtcdMember one, EtcdMember other) =>
        one.Runs
        && other.Runs
        && !_cuts.Contains((Math.Min(one.Number, other.Number), Math.Max(one.Number, other.Number)));
}
