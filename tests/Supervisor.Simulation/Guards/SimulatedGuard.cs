using Supervisor.Simulation.Hosts;
using Supervisor.Simulation.World;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Time;

namespace Supervisor.Simulation.Guards;

/// <summary>
/// One guard: the parent of the processes that it starts, one request after the other, with all that it does written down
/// for the next. How a process ended it knows only of its own children.
/// </summary>
internal sealed class SimulatedGuard(Universe universe, SimulatedKernel kernel, GuardFiles files)
{
    internal const string StrangersAreLeftAlone = "what is not ours is never ended";
    internal const string DiedAmidStart = "a guard that died between a start's intent and its process";
    internal const string Adopted = "a process adopted by the next guard";
    internal const string EndedUnseen = "a process that ended while there was no guard";

    private static readonly TimeSpan RequestTime = TimeSpan.FromMilliseconds(0.3);
    private static readonly TimeSpan SpawnTime = TimeSpan.FromMilliseconds(1);

    private readonly Queue<Action<Action>> _requests = new();
    private readonly SimulatedLeashes _leashes = new(universe, kernel);
    private bool _isBusy;
    private int _stalls;

    /// <summary>A workload has started, has ended, or has written to its notification descriptor.</summary>
    internal event Action<Workload>? Told;

    internal event Action? Ended;

    internal bool IsAlive { get; private set; } = true;

    /// <summary>Takes over what runs, and finds out what has ended.</summary>
    internal void Recover()
    {
        foreach (var entry in files.Entries.Where(static entry => entry.Exit is null))
        {
            if (ProcessOf(entry) is { } process)
            {
                universe.Rarities.Reached(Adopted);
                entry.Process = process.Facts;
                Hold(entry, process, isParent: false);
                _leashes.Arm(entry, process, CanAct);
            }
            else
            {
                var isReboot = entry.Boot != kernel.BootId;
                universe.Rarities.Reached(EndedUnseen);
                entry.Exit = WorkloadExit.Unknown(
                    entry.IsLeashExpired ? ExitCause.Leash
                    : isReboot ? ExitCause.Reboot
                    : entry.IsStopAsked ? ExitCause.Stop
                    : ExitCause.Itself
                );
            }
        }
    }

    internal void Die()
    {
        if (IsAlive)
        {
            IsAlive = false;
            Ended?.Invoke();
        }
    }

    /// <summary>Nothing is done for so long; what is asked waits.</summary>
    internal void Stall(TimeSpan time)
    {
        _stalls++;
        kernel.After(
            time,
            () =>
            {
                _stalls--;
                if (_stalls == 0)
                {
                    // What is due comes before all that was asked meanwhile, also after a sleep of the machine.
                    _leashes.KillOverdue();
                }

                ServeNext();
            }
        );
    }

    internal void List(Action<IReadOnlyList<Workload>> answer) =>
        Serve(() => answer([.. files.Entries.Select(static entry => entry.Status)]));

    internal void Forget(WorkloadId id) =>
        Serve(() =>
        {
            if (files.Find(id) is { Exit: not null } entry)
            {
                files.Remove(entry);
            }
        });

    /// <param name="program">Null: there is no such program.</param>
    /// <param name="leash">Once it has passed nothing is started.</param>
    /// <param name="answer">Told what there is; null: nothing could be started.</param>
    internal void Start(WorkloadId id, IProgram? program, BootMoment? leash, Action<Workload?> answer) =>
        Take(done =>
        {
            if (files.Find(id) is { } known)
            {
                answer(known.Status);
                done();
                return;
            }

            if (leash is { } deadline && _leashes.HasPassed(deadline))
            {
                answer(null);
                done();
                return;
            }

            var entry = new GuardEntry(id, kernel.BootId) { Leash = leash };
            files.Add(entry);
            kernel.After(
                SpawnTime,
                () =>
                {
                    if (IsAlive)
                    {
                        Make(entry, program, answer);
                        done();
                    }
                    else
                    {
                        universe.Rarities.Reached(DiedAmidStart);
                    }
                }
            );
        });

    /// <param name="answer">What the guard says: a deadline only ever moves on, and not past itself.</param>
    internal void Hold(WorkloadId id, BootMoment deadline, Action<LeashOutcome> answer) =>
        Serve(() =>
        {
            var entry = files.Find(id);
            var process = entry is { Exit: null } ? ProcessOf(entry) : null;
            answer(process is null ? new LeashOutcome.Gone() : _leashes.Move(entry!, process, deadline, CanAct));
        });

    /// <param name="answer">Whether there is such a workload, and it runs.</param>
    internal void Stop(WorkloadId id, int signal, TimeSpan grace, Action<bool> answer) =>
        Serve(() =>
        {
            var entry = files.Find(id);
            var process = entry is { Exit: null } ? ProcessOf(entry) : null;
            answer(process is not null);
            if (process is not null)
            {
                entry!.IsStopAsked = true;
                KillAfter(entry, process, grace);
                process.Send(grace == TimeSpan.Zero ? Signals.Kill : signal);
            }
        });

    private void Make(GuardEntry entry, IProgram? program, Action<Workload?> answer)
    {
        if (program is null)
        {
            files.Remove(entry);
            answer(null);
            return;
        }

        var process = kernel.Spawn(entry.Id.ToString(), program);
        entry.Process = process.Facts;
        Hold(entry, process, isParent: true);
        _leashes.Arm(entry, process, CanAct);
        Told?.Invoke(entry.Status);
        answer(entry.Status);
    }

    private void Hold(GuardEntry entry, SimulatedProcess process, bool isParent)
    {
        process.WaitFor(end => OnEnd(entry, isParent ? end : null));
        process.OnNotified = () =>
        {
            entry.Notification = process.Notification;
            if (IsAlive)
            {
                Told?.Invoke(entry.Status);
            }
        };
        entry.Notification = process.Notification;
    }

    private void OnEnd(GuardEntry entry, ProcessEnd? end)
    {
        if (!IsAlive)
        {
            return;
        }

        entry.Kill?.Cancel();
        var cause =
            entry.IsLeashExpired ? ExitCause.Leash
            : entry.IsStopAsked ? ExitCause.Stop
            : ExitCause.Itself;
        entry.Exit = end switch
        {
            { Code: { } code } => new WorkloadExit(ExitKind.Exited, code, null, cause, OutOfMemory: false),
            { Signal: { } signal } => new WorkloadExit(ExitKind.Signalled, null, signal, cause, OutOfMemory: false),
            _ => WorkloadExit.Unknown(cause),
        };
        Told?.Invoke(entry.Status);
    }

    private bool CanAct() => IsAlive && _stalls == 0;

    // Asked again, it can only hasten.
    private void KillAfter(GuardEntry entry, SimulatedProcess process, TimeSpan grace)
    {
        var at = universe.Clock.Now + grace;
        if (at >= entry.KillAt && entry.Kill?.Action is not null)
        {
            return;
        }

        entry.Kill?.Cancel();
        entry.KillAt = at;
        entry.Kill = kernel.After(
            grace,
            () =>
            {
                if (IsAlive)
                {
                    process.Send(Signals.Kill);
                }
            }
        );
    }

    /// <summary>By number, start and boot; of an intent without a number, by its mark.</summary>
    private SimulatedProcess? ProcessOf(GuardEntry entry)
    {
        var process = entry.Process is { } facts
            ? kernel.Find(facts)
            : kernel.Living.FirstOrDefault(living => living.Name == entry.Id.ToString());
        if (process is not null && process.Name != entry.Id.ToString())
        {
            universe.Violate(StrangersAreLeftAlone, $"{process.Name} was taken for {entry.Id}");
        }

        return process;
    }

    private void Serve(Action request) =>
        Take(done =>
        {
            request();
            done();
        });

    private void Take(Action<Action> request)
    {
        _requests.Enqueue(request);
        ServeNext();
    }

    private void ServeNext()
    {
        if (_isBusy || _stalls > 0 || !IsAlive || !_requests.TryDequeue(out var request))
        {
            return;
        }

        _isBusy = true;
        kernel.After(
            RequestTime,
            () =>
            {
                if (IsAlive)
                {
                    request(() =>
                    {
                        _isBusy = false;
                        ServeNext();
                    });
                }
            }
        );
    }
}
