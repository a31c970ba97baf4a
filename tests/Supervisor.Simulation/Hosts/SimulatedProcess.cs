using Supervisor.Simulation.World;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Simulation.Hosts;

/// <summary>One process of a machine: a program under a number that another may have had before.</summary>
internal sealed class SimulatedProcess(SimulatedKernel kernel, string name, ProcessFacts facts, IProgram program)
{
    private Action<ProcessEnd>? _onEnd;

    /// <summary>A mark that it bears for whoever looks for it, as in its environment.</summary>
    internal string Name => name;

    internal ProcessFacts Facts => facts;

    internal bool IsAlive { get; private set; } = true;

    /// <summary>What it wrote to its notification descriptor.</summary>
    internal string? Notification { get; private set; }

    /// <summary>Told of a line on the notification descriptor.</summary>
    internal Action? OnNotified { get; set; }

    /// <summary>Told of its end, however it came, and whether it was a success; the world's, and no parent's.</summary>
    internal Action<bool>? OnGone { get; set; }

    /// <summary>Only one can wait for it: its parent, or who took it over.</summary>
    internal void WaitFor(Action<ProcessEnd> onEnd) => _onEnd = onEnd;

    internal void Begin() => program.Begin(this);

    internal Happening After(TimeSpan delay, Action action) =>
        kernel.After(
            delay,
            () =>
            {
                if (IsAlive)
                {
                    action();
                }
            }
        );

    internal void Notify(string line)
    {
        Notification ??= line;
        OnNotified?.Invoke();
    }

    internal void Exit(int code) => End(new ProcessEnd(code, null));

    internal void Die(int signal) => End(new ProcessEnd(null, signal));

    internal void Send(int signal)
    {
        if (signal == Signals.Kill)
        {
            Die(signal);
        }
        else if (IsAlive)
        {
            program.OnSignal(this, signal);
        }
    }

    /// <summary>The machine is gone, and nobody is told.</summary>
    internal void Vanish()
    {
        IsAlive = false;
        OnGone?.Invoke(false);
    }

    private void End(ProcessEnd end)
    {
        if (IsAlive)
        {
            IsAlive = false;
            kernel.Remove(this);
            OnGone?.Invoke(end.Code == 0);
            _onEnd?.Invoke(end);
        }
    }
}
