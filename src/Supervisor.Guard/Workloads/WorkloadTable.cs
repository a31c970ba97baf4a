using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Guarding.Messages;
using Supervisor.Contracts.Guarding.Workloads;

namespace Supervisor.Guard.Workloads;

/// <summary>All workloads that the guard knows, until their exit is acknowledged.</summary>
internal sealed class WorkloadTable(GuardParts parts)
{
    private readonly SortedDictionary<string, Workload> _byKey = new(StringComparer.Ordinal);

    /// <summary>Whether anything is there that the next guard would have to take over.</summary>
    public bool IsEmpty => _byKey.Values.All(workload => workload.Record.HasExited);

    public Workload? Find(WorkloadName name) => _byKey.GetValueOrDefault(name.ToString());

    public void Add(Workload workload) => _byKey.Add(workload.Record.Name.ToString(), workload);

    /// <summary>Its exit is known where it matters.</summary>
    public void Forget(Workload workload)
    {
        _byKey.Remove(workload.Record.Name.ToString());
        parts.Records.Delete(workload.Record.Ticket);
        parts.News.Publish(EventKinds.Forgotten, workload.Status);
    }

    /// <param name="after">The last key of the page before; null for the first page.</param>
    public (IReadOnlyList<WorkloadStatus> Page, string? Next) List(string? after)
    {
        var rest = _byKey.Where(pair => after is null || string.CompareOrdinal(pair.Key, after) > 0);
        var page = rest.Take(GuardProtocol.PageSize + 1).ToList();
        return page.Count > GuardProtocol.PageSize
            ? ([.. page.Take(GuardProtocol.PageSize).Select(pair => pair.Value.Status)], page[^2].Key)
            : ([.. page.Select(pair => pair.Value.Status)], null);
    }
}
