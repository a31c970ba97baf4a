using System.Text.Json;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Surroundings;

namespace Supervisor.Runtimes.Containers.Execs.Records;

/// <summary>
/// The files of one start: what the daemon knows of it, and what is written of it within the container. None is flushed to
/// the disk: they matter while the container runs, and it does not outlive the machine.
/// </summary>
internal sealed class StartFiles(GroupFolder folder, WorkloadId id)
{
    private readonly string _name = GroupFolder.StartName(id.Agent.Agent, id.Incarnation);

    public GroupFolder Folder => folder;

    public WorkloadId Id => id;

    public string Record => Path.Combine(folder.Records, _name);

    /// <summary>What the program writes to its notification descriptor.</summary>
    public string Said => Record + ".said";

    public string Log => folder.LogOf(id.Agent.Agent);

    private string Start => Path.Combine(folder.Starts, _name + ".json");

    /// <summary>All starts of which something is still kept; what cannot be read is none.</summary>
    public static IEnumerable<StartRecord> AllOf(GroupFolder folder) =>
        Directory.Exists(folder.Starts)
            ? Directory.EnumerateFiles(folder.Starts, "*.json").Select(Read).OfType<StartRecord>().ToList()
            : [];

    /// <summary>Null: it was never asked for, or is forgotten.</summary>
    public StartRecord? ReadStart() => Read(Start) is { } start && start.Id == id ? start : null;

    public void Write(StartRecord start)
    {
        var beside = $"{Start}.{Guid.NewGuid():N}";
        File.WriteAllText(beside, JsonSerializer.Serialize(start, StartJson.Default.StartRecord));
        File.Move(beside, Start, overwrite: true);
    }

    /// <summary>For what must be done, and told, also where it cannot be written: a disk that is full.</summary>
    public void TryWrite(StartRecord start)
    {
        try
        {
            Write(start);
        }
        catch (IOException)
        {
            // It will be concluded anew from the rest, as long as that is there.
        }
    }

    public ExecRecord ReadRecord() => ExecRecord.Parse(ReadForeign(Record));

    /// <summary>The first whole line; null while there is none.</summary>
    public string? ReadSaid()
    {
        var said = ReadForeign(Said);
        var end = said.IndexOf('\n', StringComparison.Ordinal);
        return end < 0 ? null : said[..end].TrimEnd('\r');
    }

    /// <summary>What the daemon knows goes last: until then whoever asks finds that there is something.</summary>
    public void Delete()
    {
        try
        {
            foreach (var file in Directory.EnumerateFiles(folder.Records, _name + "*"))
            {
                File.Delete(file);
            }

            File.Delete(Start);
        }
        catch (DirectoryNotFoundException)
        {
            // Nothing was ever started in this group.
        }
    }

    /// <summary>What a program has put there in its place says nothing, and must not keep anybody from the other programs.</summary>
    private static string ReadForeign(string path)
    {
        try
        {
            return ForeignFile.Read(path);
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static StartRecord? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(path), StartJson.Default.StartRecord);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            // Half of it was lost with the machine, and so was the program.
            return null;
        }
    }
}
