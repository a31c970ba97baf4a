using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Guarding.Holding;
using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Guard.Hosting;
using Supervisor.Guard.Looping;
using Supervisor.Guard.Processes;

namespace Supervisor.Guard.Holding;

/// <summary>All containers that are on a leash. A container is on one at most.</summary>
internal sealed class HoldTable(HoldParts parts)
{
    private readonly SortedDictionary<string, Hold> _byContainer = new(StringComparer.Ordinal);

    /// <inheritdoc cref="Storage.RecordFolder{T}.Unreadable"/>
    public int Unreadable => parts.Records.Unreadable;

    public bool IsEmpty => _byContainer.Count == 0;

    /// <summary>
    /// Takes over what the guard before left. A deadline that has passed meanwhile kills at once; a run that
    /// has ended meanwhile has taken its leash along, and so has the machine's restart.
    /// </summary>
    public void Recover()
    {
        foreach (var record in parts.Records.Load())
        {
            ProcessHold? first = null;
            var why =
                record.BootId != BootClock.BootId ? "the machine was restarted"
                : OfContainer(record.Container) is not null ? "the container is held by another"
                : record is { State: HoldStates.Running, Process: { } process }
                    ? FirstProcess.Take(record.Container, process, out first)
                : null;
            if (why is not null)
            {
                GuardLog.Write($"The leash of {record.Name} is over: {why}");
                parts.Records.Delete(record.Ticket);
                continue;
            }

            var hold = new Hold(record, parts, Forget);
            Add(hold);
            hold.Resume(first);
        }
    }

    public Hold? OfContainer(string container) => _byContainer.GetValueOrDefault(container);

    public Hold? Find(WorkloadName name) => _byContainer.Values.FirstOrDefault(hold => hold.Record.Name == name);

    /// <summary>A leash of its own for this start; that of an earlier one of the same container goes.</summary>
    public Hold Begin(WorkloadName name, HoldRequest asked)
    {
        if (OfContainer(asked.Container) is { } before)
        {
            before.Release();
            Forget(before);
        }

        var hold = new Hold(HoldRules.Expect(Guid.NewGuid().ToString("N"), name, asked), parts, Forget);
        hold.Save();
        Add(hold);
        return hold;
    }

    public void Forget(Hold hold) => _byContainer.Remove(hold.Record.Container);

    /// <param name="after">The last container of the page before; null for the first page.</param>
    public (IReadOnlyList<HeldContainer> Page, string? Next) List(string? after)
    {
        var rest = _byContainer.Where(pair => after is null || string.CompareOrdinal(pair.Key, after) > 0);
        var page = rest.Take(GuardProtocol.PageSize + 1).ToList();
        return page.Count > GuardProtocol.PageSize
            ? ([.. page.Take(GuardProtocol.PageSize).Select(pair => pair.Value.Status)], page[^2].Key)
            : ([.. page.Select(pair => pair.Value.Status)], null);
    }

    private void Add(Hold hold) => _byContainer.Add(hold.Record.Container, hold);
}
