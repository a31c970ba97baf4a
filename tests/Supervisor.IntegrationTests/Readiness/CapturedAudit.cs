using System.Collections.Concurrent;
using Supervisor.Node.Audit;

namespace Supervisor.IntegrationTests.Readiness;

internal sealed class CapturedAudit : IAuditTrail
{
    public ConcurrentQueue<AuditEntry> Entries { get; } = [];

    public void Take(AuditEntry entry) => Entries.Enqueue(entry);
}
