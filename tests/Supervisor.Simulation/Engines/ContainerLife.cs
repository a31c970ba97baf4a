using Supervisor.Simulation.Engines.Execs;
using Supervisor.Simulation.Hosts;
using Supervisor.Simulation.Machines;

namespace Supervisor.Simulation.Engines;

/// <summary>Runs of containers, from their start to the moment at which the engine has taken note of their end.</summary>
/// <param name="tell">What happened to which.</param>
internal sealed class ContainerLife(Machine machine, IContainerPrograms programs, Action<EngineContainer, string> tell)
{
    internal const int NotFound = 127;

    internal static IReadOnlyList<string> Situations { get; } = [Judged("healthy"), Judged("unhealthy")];

    private const int SignalBase = 128;
    private const int Retries = 2;
    private const double ShareOfQuickShells = 0.3;

    private static readonly TimeSpan UntilNoted = TimeSpan.FromMilliseconds(4);
    private static readonly TimeSpan HealthEvery = TimeSpan.FromSeconds(1);

    /// <summary>Whether there is an engine that could take note of anything.</summary>
    internal required Func<bool> IsThere { get; init; }

    private static string Judged(string status) => $"a container that its engine found {status}";

    internal static int CodeOf(ProcessEnd end) => end.Code ?? SignalBase + end.Signal!.Value;

    internal static void Signal(EngineContainer container, int signal) => container.Process?.Send(signal);

    /// <returns>Why it could not be; null: it runs.</returns>
    internal string? Start(EngineContainer container)
    {
        var began = machine.Clock.WallClock;
        if (programs.Find(container, began) is not { } program)
        {
            (container.ExitCode, container.Error) = (NotFound, "exec: no such file or directory");
            return $"OCI runtime create failed: exec: \"{container.Spec.Cmd?[0]}\": no such file or directory";
        }

        (container.IsRunning, container.StartedAt, container.UnseenEnd) = (true, began, null);
        (container.ExitCode, container.Error) = (0, "");
        var space = container.Space = new ProcessSpace(machine.Kernel);
        space.Add();
        // Noted before it begins: it may end at once.
        var process = machine.Kernel.Spawn(
            $"container {container.Name}",
            program,
            made =>
            {
                container.Process = made;
                made.WaitFor(end =>
                {
                    // A shell that is about to be killed too may come to write down first that its program was.
                    space.End(machine.Universe.Chance.Next() < ShareOfQuickShells);
                    OnEnd(container, made, end);
                });
            }
        );
        tell(container, "start");
        if (container.Spec.Healthcheck is { Test: [not "NONE", ..] })
        {
            container.Health = new ContainerHealth(process, Retries);
            Watch(container);
        }

        return null;
    }

    /// <summary>Goes on looking whether it is well, if anybody wants that.</summary>
    internal void Watch(EngineContainer container)
    {
        if (container.Health is { } health)
        {
            machine.Kernel.After(HealthEvery, () => Look(container, health));
        }
    }

    /// <summary>The engine has taken note of the end of a run.</summary>
    internal void Note(EngineContainer container, int code)
    {
        (container.IsRunning, container.Process, container.UnseenEnd) = (false, null, null);
        (container.ExitCode, container.FinishedAt, container.Health) = (code, machine.Clock.WallClock, null);
        tell(container, "die");
    }

    private void OnEnd(EngineContainer container, SimulatedProcess process, ProcessEnd end)
    {
        if (container.Process != process)
        {
            return;
        }

        container.UnseenEnd = end;
        machine.Kernel.After(
            UntilNoted,
            () =>
            {
                // With no engine there it is for the next to find.
                if (container.Process == process && IsThere())
                {
                    Note(container, CodeOf(end));
                }
            }
        );
    }

    private void Look(EngineContainer container, ContainerHealth health)
    {
        if (!IsThere() || container.Health != health || !health.Process.IsAlive)
        {
            return;
        }

        if (health.Take(programs.IsWell(container)))
        {
            machine.Universe.Rarities.Reached(Judged(health.Status));
            tell(container, $"health_status: {health.Status}");
        }

        Watch(container);
    }
}
