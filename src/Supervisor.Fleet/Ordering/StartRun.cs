using Supervisor.Fleet.Ordering.Graphs;

namespace Supervisor.Fleet.Ordering;

/// <summary>
/// Plays the start through, wave by wave, as if all agents took equally long: an agent starts in the wave after the one
/// in which the last of its needs was met. What is left at the end waits for itself.
/// </summary>
internal sealed class StartRun
{
    private readonly StartGraph _start;
    private readonly int[] _missing;
    private readonly Edge?[] _decisive;
    private readonly List<List<int>> _waves = [];
    private readonly Stack<int> _steps = new();
    private List<int> _next = [];

    private StartRun(StartGraph start)
    {
        _start = start;
        _missing = start.Enough.ToArray();
        _decisive = new Edge?[_missing.Length];
    }

    /// <summary>Agents, each wave in the order of the files.</summary>
    internal IReadOnlyList<IReadOnlyList<int>> Waves => _waves;

    internal static StartRun Of(StartGraph start)
    {
        var run = new StartRun(start);
        run.Begin();
        while (run._next.Count > 0)
        {
            run.PlayWave();
        }

        return run;
    }

    internal bool Waits(int node) => _missing[node] > 0;

    /// <summary>The edge by which the last of what a node waits for was met; null: it waits for nothing.</summary>
    internal Edge? Decisive(int node) => _decisive[node];

    private void Begin()
    {
        for (var node = 0; node < _missing.Length; node++)
        {
            if (_missing[node] == 0)
            {
                Satisfied(node);
            }
        }

        PassOn();
    }

    private void PlayWave()
    {
        var wave = _next;
        wave.Sort();
        _waves.Add(wave);
        _next = [];
        foreach (var agent in wave)
        {
            Meet(agent);
        }

        PassOn();
    }

    /// <summary>The steps of groups take no time: what they let through belongs to the same wave.</summary>
    private void PassOn()
    {
        while (_steps.TryPop(out var step))
        {
            Meet(step);
        }
    }

    private void Meet(int supplier)
    {
        foreach (var edge in _start.Graph.From(supplier))
        {
            if (--_missing[edge.To] == 0)
            {
                _decisive[edge.To] = edge;
                Satisfied(edge.To);
            }
        }
    }

    private void Satisfied(int node)
    {
        if (_start.IsAgent(node))
        {
            _next.Add(node);
        }
        else
        {
            _steps.Push(node);
        }
    }
}
