namespace Supervisor.Supervision.Ports.Coordination;

public sealed record Revision(RevisionInfo Info, ReadOnlyMemory<byte> Content);
