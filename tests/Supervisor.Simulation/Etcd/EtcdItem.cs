namespace Supervisor.Simulation.Etcd;

/// <param name="Key">Each letter is a byte, so that keys are in the order of their bytes.</param>
internal sealed record EtcdItem(string Key, byte[] Value, long Created, long Modified, long Lease);
