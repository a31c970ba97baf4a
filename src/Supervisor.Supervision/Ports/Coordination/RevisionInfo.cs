namespace Supervisor.Supervision.Ports.Coordination;

/// <param name="Hash">The content's, by <see cref="ContentHash"/>.</param>
/// <param name="Bytes">How long the content is.</param>
public sealed record RevisionInfo(long Number, string Hash, int Bytes, ChangeStamp Stamp);
