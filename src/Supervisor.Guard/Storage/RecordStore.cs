using Supervisor.Contracts.Guarding;

namespace Supervisor.Guard.Storage;

/// <summary>
/// The state files of workloads. A process that runs matters only as long as this boot lasts, and after a power cut there is
/// none. What must outlive that, an exit, is flushed a little later, if the daemon has not written it into its journal by then
/// and acknowledged it: the disk is not to be busy with it while the next start waits for it.
/// </summary>
/// <param name="flushLater">Flushes a file that is still there then.</param>
internal sealed class RecordStore(GuardLayout layout, Action<string> flushLater)
{
    private readonly RecordFolder<WorkloadRecord> _folder = new(
        layout.Workloads,
        layout.Unreadable,
        RecordJson.Default.WorkloadRecord,
        record => record.IsWhole ? record.Ticket : null
    );

    /// <inheritdoc cref="RecordFolder{T}.Unreadable"/>
    public int Unreadable => _folder.Unreadable;

    /// <inheritdoc cref="RecordFolder{T}.Write"/>
    public string? Write(WorkloadRecord record)
    {
        var why = _folder.Write(record.Ticket, record);
        if (why is null && record.HasExited)
        {
            flushLater(_folder.PathOf(record.Ticket));
        }

        return why;
    }

    public void Delete(string ticket) => _folder.Delete(ticket);

    /// <inheritdoc cref="RecordFolder{T}.Load"/>
    public IReadOnlyList<WorkloadRecord> Load() => _folder.Load();
}
