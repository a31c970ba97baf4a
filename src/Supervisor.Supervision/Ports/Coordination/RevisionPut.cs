namespace Supervisor.Supervision.Ports.Coordination;

/// <param name="Expected">The number of the latest revision that the caller has seen; 0 for none.</param>
/// <param name="Content">Anything, up to <see cref="IRevisions.MaxContentBytes"/>; must not change until the answer.</param>
public sealed record RevisionPut(long Expected, ReadOnlyMemory<byte> Content, ChangeStamp Stamp);
