using System.Globalization;
using Supervisor.Simulation.Hosts;

namespace Supervisor.Simulation.Engines.Execs;

/// <summary>
/// The shell around a program in a container, in place of the script: it claims the record, becomes the program in a second shell,
/// and writes down how that ended. Between any two steps it may be killed.
/// </summary>
/// <param name="record">On the machine, as is the log.</param>
internal sealed class ExecWrapper(
    SimulatedEngine engine,
    EngineExec exec,
    string record,
    string log,
    IReadOnlyList<string> program
)
{
    internal const string NotTheFirst = "a shell that found the start of its program claimed by another";
    internal const string CalledOff = "a shell that found the start of its program called off";

    internal const string Unclaimed = "a shell that could not claim the start of its program, for want of room";
    internal const string EndUnwritten = "an end of a program in a container that nobody could write down";

    private const int Failed = 1;
    private const int NotFound = 127;
    private const int Killed = 137;

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(4);

    private readonly Inhabitant _self = exec.Space.Add();
    private int? _code;

    private ContainerFiles Files => engine.Files;

    internal void Begin()
    {
        _self.OnSignal = OnSignal;
        _self.LastAct = Conclude;
        engine.OnShell(exec.Container, _self);
        Next(Claim);
    }

    /// <summary>It has its traps, so that only what cannot be caught ends it.</summary>
    private void OnSignal(int signal)
    {
        if (signal == Signals.Kill)
        {
            Leave(Killed);
        }
    }

    private void Claim()
    {
        var own = string.Create(CultureInfo.InvariantCulture, $"{record}.{_self.Mark.Pid}");
        if (!Files.TryAppend(own, Line($"wrapper {_self.Mark.Pid} {_self.Mark.StartTicks} {_self.Mark.Pid}")))
        {
            engine.Universe.Rarities.Reached(Unclaimed);
            exec.Say("sh: write error: No space left on device\n");
            Leave(Failed);
        }
        else if (!Files.TryLink(own, record))
        {
            engine.Universe.Rarities.Reached(NotTheFirst);
            Leave(0);
        }
        else if (!File.Exists($"{record}.said"))
        {
            engine.Universe.Rarities.Reached(CalledOff);
            Leave(0);
        }
        else
        {
            Next(Become);
        }
    }

    private void Become()
    {
        if (
            !File.Exists(log)
            || engine.Programs.FindWithin(exec.Container, program, exec.Spec.Env ?? []) is not { } found
        )
        {
            Files.TryAppend(record, Line($"unstarted {NotFound}"));
            End(NotFound);
            return;
        }

        var within = exec.Space.Add(_self.Mark.Pid);
        if (!Files.TryAppend(record, Line($"started {within.Mark.Pid} {within.Mark.StartTicks}")))
        {
            Files.TryAppend(record, Line($"unstarted {Failed}"));
            within.Leave();
            End(Failed);
            return;
        }

        engine.Machine.Kernel.Spawn($"program within {exec.Container.Name}", found, made => Follow(within, made));
    }

    private void Follow(Inhabitant within, SimulatedProcess process)
    {
        within.MachinePid = process.Facts.Pid;
        within.OnSignal = process.Send;
        process.OnNotified = () => Files.TryAppend($"{record}.said", $"{process.Notification}\n");
        process.WaitFor(end =>
        {
            within.Leave();
            End(ContainerLife.CodeOf(end));
        });
    }

    /// <summary>The program has; what is left to do takes a moment.</summary>
    private void End(int code)
    {
        _code = code;
        Next(() =>
        {
            Conclude();
            Leave(0);
        });
    }

    private void Conclude()
    {
        if (_code is { } code && !Files.TryAppend(record, Line($"ended {code}")))
        {
            engine.Universe.Rarities.Reached(EndUnwritten);
        }

        _code = null;
    }

    private void Leave(int code)
    {
        _self.Leave();
        exec.End(code);
    }

    private void Next(Action step) =>
        engine.Machine.Kernel.After(
            engine.Universe.Around(Step),
            () =>
            {
                if (_self.IsAlive)
                {
                    step();
                }
            }
        );

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture) + "\n";
}
