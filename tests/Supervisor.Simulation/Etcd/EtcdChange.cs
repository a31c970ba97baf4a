namespace Supervisor.Simulation.Etcd;

/// <param name="After">Null when it was deleted.</param>
internal sealed record EtcdChange(string Key, EtcdItem? After, long Revision);
