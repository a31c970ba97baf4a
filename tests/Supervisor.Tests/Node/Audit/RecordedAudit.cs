using System.Collections.Concurrent;
using Supervisor.Node.Audit;

namespace Supervisor.Tests.Node.Audit;

internal sealed class RecordedAudit : IAuditTrail
{
    public ConcurrentQueue<AuditEntry> Entries { get; } = [];

    public void Take(AuditEntry entry) => Entries.Enqueue(entry);
}
