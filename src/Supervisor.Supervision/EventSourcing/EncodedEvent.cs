namespace Supervisor.Supervision.EventSourcing;

public sealed record EncodedEvent(string Name, int Schema, ReadOnlyMemory<byte> Payload);
