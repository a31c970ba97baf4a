using System.Globalization;

namespace Supervisor.Runtimes.Usage;

/// <summary>The processes of this machine, as its /proc shows them.</summary>
internal sealed class ProcTable
{
    /// <summary>Of the kernel's clock for processes, on every machine that this runs on.</summary>
    private const double TicksASecond = 100;

    private readonly Dictionary<int, ProcLine> _lines;

    private ProcTable(Dictionary<int, ProcLine> lines) => _lines = lines;

    public static ProcTable Read() =>
        new(
            Directory
                .EnumerateDirectories("/proc")
                .Select(path => int.TryParse(Path.GetFileName(path), NumberStyles.None, null, out var pid) ? pid : 0)
                .Where(pid => pid > 0)
                .Select(pid => TryRead(pid, "stat") is { } text ? ProcLine.Parse(pid, text) : null)
                .OfType<ProcLine>()
                .ToDictionary(line => line.Pid)
        );

    public ProcLine? Find(int pid) => _lines.GetValueOrDefault(pid);

    /// <summary>A process, what has come of it, and what is in its session, though its parents have ended.</summary>
    public IReadOnlySet<int> TreeOf(int leader)
    {
        var tree = _lines
            .Values.Where(line => line.Session == leader)
            .Select(line => line.Pid)
            .Append(leader)
            .ToHashSet();
        var children = _lines.Values.ToLookup(line => line.Parent, line => line.Pid);
        var open = new Queue<int>(tree);
        while (open.TryDequeue(out var pid))
        {
            foreach (var child in children[pid].Where(tree.Add))
            {
                open.Enqueue(child);
            }
        }

        return tree;
    }

    public UsageCounters Count(IEnumerable<int> members, TimeSpan at)
    {
        var lines = members.Select(Find).OfType<ProcLine>().ToList();
        var blocks = lines.Select(line => Blocks(line.Pid)).ToList();
        var isTold = blocks.Exists(it => it is not null);
        return new UsageCounters(at, lines.Sum(line => line.CpuTicks) / TicksASecond)
        {
            Memory = lines.Sum(line => line.ResidentPages) * Environment.SystemPageSize,
            Tasks = lines.Sum(line => line.Threads),
            BlockRead = isTold ? blocks.Sum(it => it?.Read) : null,
            BlockWritten = isTold ? blocks.Sum(it => it?.Written) : null,
        };
    }

    private static (long Read, long Written)? Blocks(int pid) =>
        TryRead(pid, "io") is { } text ? (Number(text, "read_bytes: "), Number(text, "\nwrite_bytes: ")) : null;

    private static long Number(string text, string name)
    {
        var start = text.IndexOf(name, StringComparison.Ordinal) + name.Length;
        var end = start < name.Length ? -1 : text.IndexOf('\n', start);
        return end > 0 && long.TryParse(text.AsSpan(start, end - start), NumberStyles.None, null, out var number)
            ? number
            : 0;
    }

    private static string? TryRead(int pid, string what)
    {
        try
        {
            return File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/{what}"));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
