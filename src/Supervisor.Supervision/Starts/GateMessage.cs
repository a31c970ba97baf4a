namespace Supervisor.Supervision.Starts;

internal abstract record GateMessage;

internal sealed record EnterGate(StartTurn Turn) : GateMessage;

internal sealed record SetGateLimit(int Limit) : GateMessage;
