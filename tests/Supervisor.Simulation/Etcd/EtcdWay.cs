namespace Supervisor.Simulation.Etcd;

/// <summary>How answers come to a client.</summary>
internal sealed record EtcdWay(EtcdTurns Turns, EtcdOutbox Outbox);
