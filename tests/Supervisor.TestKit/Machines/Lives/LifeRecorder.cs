using System.Diagnostics;
using System.Globalization;
using Supervisor.TestKit.Processes;

namespace Supervisor.TestKit.Machines.Lives;

/// <summary>
/// Hears from agents that they are born, before they do anything else, and that they are alive for as long as they are, by a pipe outside
/// of all machines. What is in it stands in the order in which it was said, whatever clocks and networks do. At each birth it looks as well at the
/// whole machine for another of that agent. It knows neither daemon nor engine.
/// </summary>
internal sealed class LifeRecorder : IDisposable
{
    /// <summary>How often an agent says that it is alive that is watched closely, and how often one that is not.</summary>
    private const string Closely = "0.1";
    private const string Loosely = "1";

    private const string Script = """
        name=$1 pause=$2 words=${0%/*}/words
        run="$name $SUPERVISOR_NODE $SUPERVISOR_EPOCH ${SUPERVISOR_INCARNATION:-$(cat "$SUPERVISOR_INCARNATION_FILE")}"
        trap 'echo "lives $run" > "$words"; exit 0' TERM
        echo "born $run" > "$words"
        while sleep "$pause"; do echo "lives $run" > "$words"; done

        """;

    private readonly Lock _gate = new();
    private readonly Heard<Life> _lives = new();
    private readonly Dictionary<(Life, Life), Overlap> _overlaps = [];
    private readonly Dictionary<(string, string, string), Life> _runs = [];

    // By epoch first, for who comes late has no right any more.
    private readonly Dictionary<string, Life> _latest = new(StringComparer.Ordinal);
    private readonly string _mark = $"life{Guid.NewGuid():N}";
    private readonly FileStream _pipe;
    private readonly Thread _listening;

    /// <param name="directory">That agents have as well.</param>
    public LifeRecorder(string directory)
    {
        Directory = System.IO.Directory.CreateDirectory(directory).FullName;
        var words = Path.Combine(Directory, "words");
        Tool.Run("mkfifo", words);
        File.WriteAllText(Path.Combine(Directory, "agent.sh"), Script);
        // For writing as well: so it is open, and has no end, while nobody has anything to say.
        _pipe = new FileStream(words, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
        _listening = new Thread(Listen) { IsBackground = true };
        _listening.Start();
    }

    public string Directory { get; }

    public IReadOnlyList<Life> Lives => _lives.All;

    /// <summary>Each pair of runs of one agent that were alive at once.</summary>
    public IReadOnlyList<Overlap> Overlaps
    {
        get
        {
            lock (_gate)
            {
                return [.. _overlaps.Values];
            }
        }
    }

    /// <summary>The command of an agent, as fleet files have it.</summary>
    /// <param name="closely">It is one whose last moment matters.</param>
    /// <param name="directory">Where the agent has the recorder's directory; null: where it is.</param>
    public string CommandOf(string agent, bool closely, string? directory = null) =>
        $"[sh, {directory ?? Directory}/agent.sh, {agent}, '{(closely ? Closely : Loosely)}', {_mark}]";

    public IReadOnlyList<Life> LivesOf(string agent) => [.. Lives.Where(life => life.Name == agent)];

    /// <summary>The first run of the agent that was born after that moment, on that node if one is named.</summary>
    public Task<Life> BornAsync(string agent, long after = 0, string? node = null) =>
        _lives.FirstAsync(
            life => life.Name == agent && life.BornAt > after && (node is null || life.Node == node),
            $"{agent} is born{(node is null ? "" : $" on {node}")}"
        );

    public void Dispose()
    {
        _pipe.Write("end\n"u8);
        _listening.Join();
        _pipe.Dispose();
    }

    private void Listen()
    {
        // Not the one that is written to: a stream has one position.
        using var reader = new StreamReader(File.Open(_pipe.Name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        while (reader.ReadLine() is { } line && line != "end")
        {
            if (
                line.Split(' ') is [var word, var name, var node, var number, var incarnation]
                && long.TryParse(number, CultureInfo.InvariantCulture, out var epoch)
            )
            {
                Hear(word, new Life(name, node, epoch, incarnation, Stopwatch.GetTimestamp()));
            }
        }
    }

    private void Hear(string word, Life said)
    {
        if (word == "born")
        {
            Begin(said);
            return;
        }

        lock (_gate)
        {
            var run = _runs[(said.Name, said.Node, said.Incarnation)];
            run.Seen(said.BornAt);
            if (_latest[said.Name] is var latest && latest != run)
            {
                Note(run, latest);
            }
        }
    }

    private void Begin(Life born)
    {
        var alive = Living(born.Name);
        lock (_gate)
        {
            _runs[(born.Name, born.Node, born.Incarnation)] = born;
            var before = _latest.GetValueOrDefault(born.Name);
            var isLate = before?.Epoch > born.Epoch;
            if (before is not null && (isLate || alive > 1))
            {
                Note(isLate ? born : before, isLate ? before : born);
            }

            _latest[born.Name] = isLate ? before! : born;
        }

        _lives.Add(born);
    }

    private void Note(Life outdated, Life rightful) =>
        _overlaps[(outdated, rightful)] = new Overlap(
            outdated,
            rightful,
            Stopwatch.GetElapsedTime(
                Math.Max(outdated.BornAt, rightful.BornAt),
                Math.Max(outdated.SeenAt, Math.Max(outdated.BornAt, rightful.BornAt))
            )
        );

    /// <summary>
    /// The shells around a program have its words on their command lines, too, behind those of their own; and what an agent is about to start
    /// has the agent's for a moment.
    /// </summary>
    private int Living(string agent)
    {
        var alive = System
            .IO.Directory.EnumerateDirectories("/proc")
            .Where(process => Is(process, agent))
            .Select(process => (Pid: Path.GetFileName(process), Parent: ParentOf(process)))
            .ToList();
        return alive.Count(found => alive.TrueForAll(other => other.Pid != found.Parent));
    }

    private bool Is(string process, string agent) =>
        WordsOf(process) is ["sh", var script, var name, _, var mark, ..]
        && name == agent
        && mark == _mark
        && Path.GetFileName(script) == "agent.sh";

    private static string ParentOf(string process)
    {
        var stat = Read(process, "stat");
        return stat.Length > 0 ? stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1] : "";
    }

    /// <returns>Empty when it has ended, for then it has none.</returns>
    private static string[] WordsOf(string process) =>
        int.TryParse(Path.GetFileName(process), CultureInfo.InvariantCulture, out _)
            ? Read(process, "cmdline").Split('\0')
            : [];

    private static string Read(string process, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, file));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
