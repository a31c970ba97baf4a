using Supervisor.Simulation.Machines;
using Supervisor.Simulation.World;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Time;

namespace Supervisor.Simulation.Hosts;

/// <summary>
/// What runs on a machine between two losses of its power. Its numbers for processes are few, so that they are soon used
/// again; with start time and boot they still tell each process from every other.
/// </summary>
internal sealed class SimulatedKernel(Universe universe, string machine, MachineClock clock) : IBootClock
{
    internal const string NumberUsedAgain = "a number of a process that was used again";

    private const int FirstPid = 300;
    private const int Pids = 30;

    private readonly SortedDictionary<int, SimulatedProcess> _processes = [];
    private readonly HashSet<int> _used = [];
    private TimeSpan _bootedAt;
    private int _boots = 1;
    private int _lastPid;

    /// <summary>The machine lost its power, and all processes are gone.</summary>
    internal event Action? PowerLost;

    internal string BootId => $"{machine}-boot-{_boots}";

    public BootMoment Now => new(BootId, clock.SinceBeginning - _bootedAt);

    /// <summary>It counts start times in hundredths of seconds.</summary>
    internal long Ticks => (long)(Now.At.TotalMilliseconds / 10);

    internal IReadOnlyCollection<SimulatedProcess> Living => _processes.Values;

    /// <param name="onMade">Told of the process before it begins.</param>
    internal SimulatedProcess Spawn(string name, IProgram program, Action<SimulatedProcess>? onMade = null)
    {
        var pid = FreePid();
        if (!_used.Add(pid))
        {
            universe.Rarities.Reached(NumberUsedAgain);
        }

        var process = new SimulatedProcess(this, name, new ProcessFacts(pid, Ticks, BootId, clock.WallClock), program);
        _processes.Add(pid, process);
        universe.Trace.Add($"{machine} {name} begins as {pid}");
        onMade?.Invoke(process);
        process.Begin();
        return process;
    }

    /// <summary>The process of this number and start, if it still lives.</summary>
    internal SimulatedProcess? Find(ProcessFacts facts) =>
        facts.Pid is { } pid && _processes.TryGetValue(pid, out var process) && process.Facts == facts ? process : null;

    /// <summary>By the machine's clock of processes, which stands still while the machine is suspended.</summary>
    internal Happening After(TimeSpan delay, Action action) =>
        universe.Clock.After(clock.True(delay), () => clock.WhenAwake(action));

    internal void Remove(SimulatedProcess process)
    {
        universe.Trace.Add($"{machine} {process.Name} of {process.Facts.Pid} has ended");
        _processes.Remove(process.Facts.Pid!.Value);
    }

    internal void LosePower()
    {
        foreach (var process in _processes.Values)
        {
            process.Vanish();
        }

        _processes.Clear();
        _used.Clear();
        _boots++;
        _bootedAt = clock.SinceBeginning;
        PowerLost?.Invoke();
    }

    private int FreePid()
    {
        // So few that they are soon used again; where more run at once there are as many as it takes.
        var pids = Math.Max(Pids, _processes.Count + 1);
        do
        {
            _lastPid = (_lastPid + 1) % pids;
        } while (_processes.ContainsKey(FirstPid + _lastPid));
        return FirstPid + _lastPid;
    }
}
