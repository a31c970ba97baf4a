using System.Text;
using Supervisor.EndToEndTests.Processes;

namespace Supervisor.EndToEndTests.Containers.Drills;

/// <summary>
/// Hears of each birth of an agent, from the agent itself and before it does anything else, and looks then at the whole machine
/// for others of that agent. It knows neither daemon nor engine.
/// </summary>
internal sealed class BirthRecorder : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<Birth> _births = [];
    private readonly List<string> _doubles = [];
    private readonly FileStream _pipe;
    private readonly string _word;
    private readonly Thread _listening;

    /// <param name="directory">That agents have at <c>/rec</c>.</param>
    public BirthRecorder(string directory)
    {
        _word = $"drill{Guid.NewGuid():N}";
        Directory.CreateDirectory(directory);
        foreach (var pipe in new[] { "births", "silence" })
        {
            Posix.MakeFifo(Path.Combine(directory, pipe));
        }

        // For writing as well: so it is open, and has no end, while nobody has anything to say.
        _pipe = new FileStream(
            Path.Combine(directory, "births"),
            FileMode.Open,
            FileAccess.ReadWrite,
            FileShare.ReadWrite,
            bufferSize: 0
        );
        _listening = new Thread(Listen) { IsBackground = true };
        _listening.Start();
    }

    public IReadOnlyList<Birth> Births
    {
        get
        {
            lock (_gate)
            {
                return [.. _births];
            }
        }
    }

    /// <summary>A sentence for each birth at which another of that agent was alive.</summary>
    public IReadOnlyList<string> Doubles
    {
        get
        {
            lock (_gate)
            {
                return [.. _doubles];
            }
        }
    }

    /// <summary>
    /// A shell that says that it is born and waits for what never comes. What it was called with tells it from all others on the
    /// machine. Signals end it; <c>$</c> is doubled as in Compose.
    /// </summary>
    public string CommandOf(string agent) =>
        "[sh, -c, 'trap \"exit 0\" TERM; echo \""
        + agent
        + " $$(cat $$SUPERVISOR_INCARNATION_FILE)\" > /rec/births; "
        + $"read end < /rec/silence', {WordOf(agent)}]";

    /// <summary>Those of the agent that are alive, whoever started them.</summary>
    public IReadOnlyList<int> Living(string agent) => [.. MachineProcesses.Pids().Where(pid => Is(pid, agent))];

    public void Dispose()
    {
        _pipe.Write("end\n"u8);
        _listening.Join();
        _pipe.Dispose();
    }

    private string WordOf(string agent) => $"{_word}-{agent}";

    private void Listen()
    {
        // Not the one that is written to: a stream has one position.
        using var reader = new StreamReader(File.Open(_pipe.Name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        while (reader.ReadLine() is { } line && line != "end")
        {
            var birth = line.Split(' ') is [var agent, var incarnation] ? new Birth(agent, incarnation) : new("", line);
            var living = Living(birth.Agent);
            lock (_gate)
            {
                _births.Add(birth);
                if (living.Count > 1)
                {
                    _doubles.Add($"{birth} came while {string.Join(", ", living)} were alive");
                }
            }
        }
    }

    /// <summary>The shells around a program have its words on their command lines, too, behind those of their own.</summary>
    private bool Is(int pid, string agent)
    {
        try
        {
            var words = Encoding.UTF8.GetString(File.ReadAllBytes($"/proc/{pid}/cmdline")).Split('\0');
            return words is ["sh", "-c", _, var word, ..] && word == WordOf(agent) && !IsDead(pid);
        }
        catch (IOException)
        {
            // It has ended meanwhile.
            return false;
        }
    }

    private static bool IsDead(int pid)
    {
        var stat = File.ReadAllText($"/proc/{pid}/stat");
        return stat[(stat.LastIndexOf(')') + 2)..][0] is 'Z' or 'X';
    }
}

/// <param name="Incarnation">As the agent itself found it.</param>
internal sealed record Birth(string Agent, string Incarnation);
