using System.Globalization;
using Supervisor.Runtimes.Containers.Execs.Records;
using Supervisor.Simulation.Hosts;

namespace Supervisor.Simulation.Engines.Execs;

/// <summary>What an image's shell makes of that which daemons ask for: of the script in the group's folder, and of little else.</summary>
internal sealed class ContainerShell(SimulatedEngine engine)
{
    private const int NotFound = 127;
    private const int Killed = 137;

    private static readonly TimeSpan Time = TimeSpan.FromMilliseconds(3);

    internal void Run(EngineExec exec)
    {
        switch (exec.Spec.Cmd.ToArray())
        {
            case ["sh", "-c", "command -v ln >/dev/null && echo here"]:
                Say(exec, static _ => "here\n");
                break;
            case ["sh", var script, "run", var record, var log, .. var rest] when IsThere(exec, script):
                var program = rest.SkipWhile(static word => word != "--").Skip(1).ToList();
                new ExecWrapper(engine, exec, Outside(exec, record), Outside(exec, log), program).Begin();
                break;
            case ["sh", var script, "signal", .. var numbers] when IsThere(exec, script):
                Say(exec, space => Signal(space, [.. numbers.Select(Number)]));
                break;
            case ["sh", _, "look", ..] when engine.HasHungShells:
                break;
            case ["sh", var script, "look", .. var asked] when IsThere(exec, script):
                Say(exec, space => Look(space, asked));
                break;
            default:
                exec.Say($"OCI runtime exec failed: exec: \"{exec.Spec.Cmd[0]}\": no such file: unknown\r\n");
                exec.End(NotFound);
                break;
        }
    }

    private static bool IsThere(EngineExec exec, string script) =>
        exec.Container.OutsideOf(script) is { } path && File.Exists(path);

    private static string Outside(EngineExec exec, string path) =>
        exec.Container.OutsideOf(path)
        ?? throw new InvalidOperationException($"{exec.Container.Name} sees nothing of the machine at {path}.");

    /// <summary>A short command: it lives for a moment, and then has said all that it has to say.</summary>
    private void Say(EngineExec exec, Func<ProcessSpace, string> act)
    {
        var self = exec.Space.Add();
        self.OnSignal = signal =>
        {
            if (signal == Signals.Kill)
            {
                self.Leave();
                exec.End(Killed);
            }
        };
        engine.Machine.Kernel.After(
            engine.Universe.Around(Time),
            () =>
            {
                if (self.IsAlive)
                {
                    exec.Say(act(exec.Space));
                    self.Leave();
                    exec.End(0);
                }
            }
        );
    }

    /// <summary>As the script does: a kill is for all of a session but its leader, all else for its process group.</summary>
    private static string Signal(ProcessSpace space, long[] numbers)
    {
        var (signal, process) = ((int)numbers[0], new ProcessMark((int)numbers[1], numbers[2]));
        var leader = new ProcessMark((int)numbers[3], numbers[4]);
        var lives = space.Find(process);
        if (signal == Signals.Kill)
        {
            lives?.Send(signal);
            KillSession(space, leader);
            return "sent\n";
        }

        if (lives is null)
        {
            return "gone\n";
        }

        SendAll(space.OfSession(leader.Pid), signal);
        return "sent\n";
    }

    private static void KillSession(ProcessSpace space, ProcessMark leader)
    {
        if (space.Find(leader.Pid) is not { } holder || holder.Mark == leader)
        {
            SendAll([.. space.OfSession(leader.Pid).Where(static one => !one.IsLeader)], Signals.Kill);
        }
    }

    private static void SendAll(IReadOnlyList<Inhabitant> all, int signal)
    {
        foreach (var one in all)
        {
            one.Send(signal);
        }
    }

    private static string Look(ProcessSpace space, IEnumerable<string> asked) =>
        string.Concat(
            asked
                .Select(number => space.Find((int)Number(number)))
                .OfType<Inhabitant>()
                .Select(static it =>
                    string.Create(CultureInfo.InvariantCulture, $"{it.Mark.Pid} {it.Mark.StartTicks}\n")
                )
                .Append("looked\n")
        );

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
