namespace Supervisor.Node.Audit;

/// <summary>
/// Keeps who changed what and who was turned away. Called from any thread; it never waits and never fails: what cannot be written
/// is counted and said to be missing.
/// </summary>
internal interface IAuditTrail
{
    void Take(AuditEntry entry);
}
