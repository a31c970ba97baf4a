using System.Text.Json;
using Supervisor.Runtimes.Containers.Files;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Surroundings;

namespace Supervisor.Runtimes.Containers.Execs.Records;

/// <summary>
/// The files of one start: what the daemon knows of it, and what is written of it within the container. None is flushed to
/// the disk: they matter while the container runs, and it does not outlive the machine.
/// </summary>
/// <param name="open">A folder of the daemon's own that is there.</param>
internal sealed class StartFiles(GroupFolder folder, WorkloadId id, Func<string, IOwnFiles> open)
{
    private const string Suffix = ".json";

    private readonly string _name = GroupFolder.StartName(id.Agent.Agent, id.Incarnation);

    public GroupFolder Folder => folder;

    public WorkloadId Id => id;

    public string Record => Path.Combine(folder.Records, _name);

    /// <summary>What the program writes to its notification descriptor.</summary>
    public string Said => Record + ".said";

    public string Log => folder.LogOf(id.Agent.Agent);

    private string Start => _name + Suffix;

    /// <summary>All starts of which something is still kept; what cannot be read is none.</summary>
    public static IEnumerable<StartRecord> AllOf(GroupFolder folder, Func<string, IOwnFiles> open)
    {
        if (!Directory.Exists(folder.Starts))
        {
            return [];
        }

        var files = open(folder.Starts);
        return files.Names(Suffix).Select(name => Read(files, name)).OfType<StartRecord>().ToList();
    }

    /// <summary>Null: it was never asked for, or is forgotten.</summary>
    public StartRecord? ReadStart() =>
        Directory.Exists(folder.Starts) && Read(open(folder.Starts), Start) is { } start && start.Id == id
            ? start
            : null;

    public void Write(StartRecord start) =>
        open(folder.Starts).Replace(Start, JsonSerializer.SerializeToUtf8Bytes(start, StartJson.Default.StartRecord));

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

    /// <summary>
    /// First that without which no shell starts anything. What the daemon knows goes last: until then whoever asks finds that there is
    /// something.
    /// </summary>
    public void Delete()
    {
        // Otherwise nothing was ever started in this group.
        if (Directory.Exists(folder.Starts))
        {
            Remove(Said);
            foreach (var file in Directory.EnumerateFiles(folder.Records, _name + "*"))
            {
                File.Delete(file);
            }

            open(folder.Starts).Delete(Start);
        }
    }

    /// <summary>For a start of which nothing is to be seen: who comes to carry it out from now on starts nothing.</summary>
    /// <returns>False: somebody has begun meanwhile, and is to be looked at.</returns>
    public bool TryCallOff()
    {
        if (!Directory.Exists(folder.Starts))
        {
            return true;
        }

        Remove(Said);
        if (File.Exists(Record))
        {
            return false;
        }

        Delete();
        return true;
    }

    /// <summary>To a directory in its place no shell can write, so that is as good as none; what a program has put in there is its own.</summary>
    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (UnauthorizedAccessException) when (Directory.Exists(path))
        {
            // It stays, and keeps nobody from the other programs.
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

    private static StartRecord? Read(IOwnFiles files, string name)
    {
        try
        {
            return JsonSerializer.Deserialize(files.Read(name), StartJson.Default.StartRecord);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            // Half of it was lost with the machine, and so was the program.
            return null;
        }
    }
}
