namespace Supervisor.Node.Audit;

/// <summary>Of a node that nobody reaches but its test.</summary>
internal sealed class NoAudit : IAuditTrail
{
    public void Take(AuditEntry entry) { }
}
