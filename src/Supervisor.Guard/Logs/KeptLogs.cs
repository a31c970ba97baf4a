using System.Text.Json;
using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Guard.Hosting;
using Supervisor.Guard.Storage;

namespace Supervisor.Guard.Logs;

/// <summary>
/// Logs that programs write to which are not the guard's own, as those in containers. They stand in a file, so that the next
/// guard goes on with them, too, while nobody is there to name them.
/// </summary>
internal sealed class KeptLogs(string file, LogKeeper keeper)
{
    private IReadOnlyList<WorkloadOutput> _logs = [];

    public bool IsEmpty => _logs.Count == 0;

    /// <summary>What the last guard was told.</summary>
    public void Load()
    {
        try
        {
            var text = File.Exists(file) ? File.ReadAllText(file) : "[]";
            Use(JsonSerializer.Deserialize(text, RecordJson.Default.IReadOnlyListWorkloadOutput) ?? []);
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            GuardLog.Write($"{file} cannot be read, so its logs are not cut until they are named again: {e.Message}");
        }
    }

    /// <summary>These from now on, and no others.</summary>
    public void Replace(IReadOnlyList<WorkloadOutput> logs)
    {
        if (logs.SequenceEqual(_logs))
        {
            return;
        }

        Use(logs);
        try
        {
            var beside = file + ".new";
            File.WriteAllText(beside, JsonSerializer.Serialize(logs, RecordJson.Default.IReadOnlyListWorkloadOutput));
            File.Move(beside, file, overwrite: true);
        }
        catch (IOException e)
        {
            GuardLog.Write($"{file} cannot be written, so the next guard will have to be told again: {e.Message}");
        }
    }

    /// <summary>The new ones first: one that stays is never without a user.</summary>
    private void Use(IReadOnlyList<WorkloadOutput> logs)
    {
        var before = _logs;
        _logs = logs;
        foreach (var log in logs)
        {
            keeper.Use(log);
        }

        foreach (var log in before)
        {
            keeper.Release(log);
        }
    }
}
