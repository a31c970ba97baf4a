using System.Text.Json;
using Supervisor.Contracts.Guarding;
using Supervisor.Guard.Hosting;

namespace Supervisor.Guard.Storage;

/// <summary>
/// The state files, one a workload. A guard killed at any point leaves the old state or the new. Nothing here waits for the
/// disk: a process that runs matters only as long as this boot lasts, and after a power cut there is none. What must outlive
/// that, an exit, is flushed a little later, if the daemon has not written it into its journal by then and acknowledged it:
/// the disk is not to be busy with it while the next start waits for it.
/// </summary>
/// <param name="flushLater">Flushes a file that is still there then.</param>
internal sealed class RecordStore(GuardLayout layout, Action<string> flushLater)
{
    private const string Suffix = ".json";

    /// <summary>How many damaged files were put aside by <see cref="Load"/>.</summary>
    public int Unreadable { get; private set; }

    /// <returns>Why it could not be written, or null. The old state is there still, then.</returns>
    public string? Write(WorkloadRecord record)
    {
        var path = PathOf(record.Ticket);
        try
        {
            RecordFile.Add(path, record);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return refused.Message;
        }

        if (record.HasExited)
        {
            flushLater(path);
        }

        return null;
    }

    public void Delete(string ticket)
    {
        try
        {
            File.Delete(PathOf(ticket));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            GuardLog.Write($"The state of {ticket} is not needed any more and cannot be deleted: {refused.Message}");
        }
    }

    /// <summary>All that can be read. What cannot is moved aside, said, and never read again.</summary>
    public IReadOnlyList<WorkloadRecord> Load()
    {
        var records = new List<WorkloadRecord>();
        foreach (var file in Directory.EnumerateFiles(layout.Workloads).Order(StringComparer.Ordinal))
        {
            if (file.EndsWith(RecordFile.Beside, StringComparison.Ordinal))
            {
                // Its writer died before it counted for anything.
                File.Delete(file);
            }
            else if (TryRead(file) is { } record)
            {
                records.Add(record);
            }
        }

        return records;
    }

    private WorkloadRecord? TryRead(string file)
    {
        string why;
        try
        {
            var record = RecordFile.ReadLast(file);
            if (record is { IsWhole: true } && file == PathOf(record.Ticket))
            {
                return record;
            }

            why = "it is of another form";
        }
        catch (JsonException torn)
        {
            why = torn.Message;
        }

        PutAside(file, why);
        return null;
    }

    private void PutAside(string file, string why)
    {
        Unreadable++;
        var aside = Path.Combine(layout.Unreadable, Path.GetFileName(file));
        File.Move(file, aside, overwrite: true);
        GuardLog.Write($"A state file could not be read and is now {aside}: {why}");
    }

    private string PathOf(string ticket) => Path.Combine(layout.Workloads, ticket + Suffix);
}
