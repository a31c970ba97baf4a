using Supervisor.Contracts.Palettes;
using Supervisor.Runtimes.Containers.Files;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Runtimes.Containers.Runs;

/// <summary>
/// The records of all runs that are not forgotten yet, in memory and on disk. May be used from any thread. What is known of a
/// run only ever grows, so whoever looks may complete a record while another acts.
/// </summary>
internal sealed class RunRecords
{
    private readonly Lock _gate = new();
    private readonly IOwnFiles _files;
    private readonly Dictionary<WorkloadId, RunRecord> _records = [];
    private readonly Dictionary<string, long> _versions = new(StringComparer.Ordinal);
    private readonly Dictionary<WorkloadId, string> _unwritten = [];

    private RunRecords(IOwnFiles files) => _files = files;

    /// <summary>What of the directory is of no use to us, and stays there untouched.</summary>
    public IReadOnlyList<OperatorError> Refused { get; private init; } = [];

    public bool IsEmpty
    {
        get
        {
            lock (_gate)
            {
                return _records.Count == 0;
            }
        }
    }

    public static RunRecords Open(IOwnFiles files, string cluster, string node)
    {
        var read = files.Names(RunFile.Suffix).Select(name => RunFile.Read(files, name, cluster, node)).ToList();
        var records = new RunRecords(files) { Refused = [.. read.Select(it => it.Error).OfType<OperatorError>()] };
        foreach (var record in read.Select(it => it.Value).OfType<RunRecord>())
        {
            records._records[record.Id] = record;
        }

        return records;
    }

    public RunRecord? Find(WorkloadId id)
    {
        lock (_gate)
        {
            return _records.GetValueOrDefault(id);
        }
    }

    /// <summary>All of a group, as they are at one moment.</summary>
    public GroupRuns Of(string group)
    {
        lock (_gate)
        {
            return new GroupRuns(
                _versions.GetValueOrDefault(group),
                [.. _records.Values.Where(record => record.Group == group)]
            );
        }
    }

    public IReadOnlySet<string> Groups()
    {
        lock (_gate)
        {
            return _records.Keys.Select(id => id.Agent.Group).ToHashSet(StringComparer.Ordinal);
        }
    }

    /// <summary>Why a record is in memory only; null when it is on disk as well.</summary>
    public string? WhyUnwritten(WorkloadId id)
    {
        lock (_gate)
        {
            return _unwritten.GetValueOrDefault(id);
        }
    }

    public void Put(RunRecord record)
    {
        lock (_gate)
        {
            Keep(record);
        }
    }

    /// <returns>What it is then; null when there is none.</returns>
    public RunRecord? Amend(WorkloadId id, Func<RunRecord, RunRecord> change)
    {
        lock (_gate)
        {
            if (!_records.TryGetValue(id, out var record))
            {
                return null;
            }

            var changed = change(record);
            if (changed != record)
            {
                Keep(changed);
            }

            return changed;
        }
    }

    public void Remove(WorkloadId id)
    {
        lock (_gate)
        {
            if (_records.Remove(id))
            {
                _unwritten.Remove(id);
                Touch(id);
                Erase(RunFile.NameOf(id));
            }
        }
    }

    private void Keep(RunRecord record)
    {
        _records[record.Id] = record;
        Touch(record.Id);
        try
        {
            _files.Append(RunFile.NameOf(record.Id), RunFile.LineOf(record));
            _unwritten.Remove(record.Id);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // A full disk must not keep an agent down. The next change writes all of it.
            _unwritten[record.Id] = fault.Message;
        }
    }

    private void Touch(WorkloadId id) => _versions[id.Agent.Group] = _versions.GetValueOrDefault(id.Agent.Group) + 1;

    private void Erase(string name)
    {
        try
        {
            _files.Delete(name);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // It comes back with the next daemon, as one that has ended, and is forgotten again.
        }
    }
}

/// <param name="Version">It rises with each change of any of them.</param>
internal sealed record GroupRuns(long Version, IReadOnlyList<RunRecord> Records);
