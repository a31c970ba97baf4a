using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Palettes;
using Supervisor.Simulation.Hosts;
using Supervisor.Simulation.Machines;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Time;
using Supervisor.TestKit.Definitions;

namespace Supervisor.Simulation.Guards;

/// <summary>The twin of the runtime of processes: one daemon's way to its machine's guard, which it finds or starts.</summary>
/// <param name="programs">What the command of a start stands for; null: there is no such program.</param>
internal sealed class SimulatedRuntime(
    GuardPost post,
    RuntimeWeather weather,
    Daemon daemon,
    IAgentSurroundings surroundings,
    IPrograms programs
) : IRuntime, ILeashes
{
    internal const string NoAnswer = "a guard that did not answer in time";

    private static readonly TimeSpan Way = TimeSpan.FromMilliseconds(0.2);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly OperatorError Unreachable = new(
        GuardErrorCodes.Unreachable,
        "The guard of processes has not answered yet.",
        "",
        ""
    );

    private static readonly OperatorError Unanswered = new(
        GuardErrorCodes.NoAnswer,
        "The guard has not answered in time.",
        "",
        ""
    );

    private static readonly OperatorError TooLate = new(
        GuardErrorCodes.LeashExpired,
        "The deadline has passed already.",
        "",
        ""
    );

    private readonly List<Action<OperatorError>> _open = [];
    private Action<RuntimeNews> _listener = static _ => { };
    private SimulatedGuard? _guard;

    public void Listen(Action<RuntimeNews> listener)
    {
        _listener = listener;
        Connect();
    }

    public async Task<LaunchOutcome> StartAsync(LaunchRequest request)
    {
        programs.OnAsked(daemon, request);
        var opened = await surroundings.OpenAsync(request.Id, request.Definition);
        if (!opened.IsOk)
        {
            return new LaunchOutcome.Failed(opened.Error);
        }

        if (IsTooLate(request))
        {
            return new LaunchOutcome.Failed(TooLate);
        }

        if (_guard is null)
        {
            return new LaunchOutcome.NotTried(Unreachable);
        }

        if (request.Definition.Epoch is not null)
        {
            weather.Starts(daemon);
        }

        var program = weather.FailsStart() ? null : programs.Find(request, opened.Value);
        return await Ask<LaunchOutcome>(
            (guard, answer) =>
                guard.Start(
                    request.Id,
                    program,
                    request.Leash,
                    there =>
                        answer(
                            there is not null ? new LaunchOutcome.There(there)
                            : IsTooLate(request) ? new LaunchOutcome.Failed(TooLate)
                            : new LaunchOutcome.Failed(NoProgram(request))
                        )
                ),
            static error => new LaunchOutcome.Unknown(error)
        );
    }

    public Task<StopOutcome> StopAsync(WorkloadId id, string signal, TimeSpan grace)
    {
        programs.OnStop(daemon, id);
        return Ask<StopOutcome>(
            (guard, answer) =>
                guard.Stop(
                    id,
                    Signals.Of(signal),
                    grace,
                    isThere => answer(isThere ? new StopOutcome.Told() : new StopOutcome.Gone())
                ),
            static error => new StopOutcome.Unknown(error)
        );
    }

    public Task<LeashOutcome> HoldAsync(WorkloadId id, BootMoment deadline) =>
        Ask<LeashOutcome>(
            (guard, answer) => guard.Hold(id, deadline, answer),
            static error => new LeashOutcome.Unknown(error)
        );

    public Task RemoveAsync(WorkloadId id) => Task.CompletedTask;

    public Task ForgetAsync(WorkloadId id) =>
        Ask<bool>(
            (guard, answer) =>
            {
                guard.Forget(id);
                answer(true);
            },
            static _ => false
        );

    public Task<Inventory> ListAsync() =>
        Ask<Inventory>(
            (guard, answer) => guard.List(list => answer(new Inventory(list, null))),
            static error => Inventory.Unreadable(error)
        );

    private bool IsTooLate(LaunchRequest request) =>
        request.Leash is { } leash && (leash.BootId != post.Kernel.BootId || leash.At <= post.Kernel.Now.At);

    private static OperatorError NoProgram(LaunchRequest request) =>
        new(
            GuardErrorCodes.StartFailed,
            $"{request.Definition.AsProcess().Command[0]} could not be started.",
            "There is no such file, or no room for it.",
            ""
        );

    private Task<T> Ask<T>(Action<SimulatedGuard, Action<T>> ask, Func<OperatorError, T> unknown)
    {
        if (_guard is not { } guard)
        {
            return Task.FromResult(unknown(Unreachable));
        }

        var outcome = new TaskCompletionSource<T>();
        Action<OperatorError> giveUp = error => outcome.TrySetResult(unknown(error));
        _open.Add(giveUp);
        daemon.After(Patience, () => OnTimeIsUp(outcome.Task, giveUp));
        if (!weather.LosesRequest())
        {
            // Who is stopped before it has asked asks when it goes on.
            daemon.Deliver(() => post.Kernel.After(Way, () => ask(guard, value => Answer(outcome, value, giveUp))));
        }

        return outcome.Task;
    }

    private void OnTimeIsUp(Task outcome, Action<OperatorError> giveUp)
    {
        if (_open.Remove(giveUp) && !outcome.IsCompleted)
        {
            daemon.Rarities.Reached(NoAnswer);
            giveUp(Unanswered);
        }
    }

    private void Answer<T>(TaskCompletionSource<T> outcome, T value, Action<OperatorError> giveUp)
    {
        if (!weather.LosesAnswer())
        {
            daemon.After(
                Way,
                () =>
                {
                    _open.Remove(giveUp);
                    outcome.TrySetResult(value);
                }
            );
        }
    }

    private void Connect()
    {
        if (post.Guard is not { IsAlive: true } guard)
        {
            post.StartGuard();
            daemon.After(BetweenTries, Connect);
            return;
        }

        _guard = guard;
        guard.Told += OnTold;
        guard.Ended += OnEnded;
        daemon.After(Way, () => Tell(guard, new RuntimeNews.Connected()));
    }

    private void OnEnded() =>
        daemon.After(
            Way,
            () =>
            {
                _guard = null;
                Action<OperatorError>[] open = [.. _open];
                _open.Clear();
                _listener(new RuntimeNews.Disconnected(Unreachable));
                Array.ForEach(open, static giveUp => giveUp(Unreachable));
                daemon.After(BetweenTries, Connect);
            }
        );

    private void OnTold(Workload workload)
    {
        if (!daemon.IsAlive || _guard is not { } guard || weather.LosesNews())
        {
            return;
        }

        Carry(guard, workload);
        if (weather.DoublesNews())
        {
            Carry(guard, workload);
        }
    }

    private void Carry(SimulatedGuard guard, Workload workload) =>
        daemon.After(
            Way + weather.Lateness(),
            () =>
            {
                // Only what is told counts as told: it may have been on its way when its guard died.
                if (Tell(guard, new RuntimeNews.Changed(workload)))
                {
                    programs.OnNews(daemon, workload);
                }
            }
        );

    // What an earlier connection was told is not told any more by a later one.
    private bool Tell(SimulatedGuard guard, RuntimeNews news)
    {
        if (_guard != guard)
        {
            return false;
        }

        _listener(news);
        return true;
    }
}
