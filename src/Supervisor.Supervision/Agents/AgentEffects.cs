using Supervisor.Actors;
using Supervisor.Actors.Restarts;
using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Effects;
using Supervisor.Supervision.Ownership.Notes;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Runtimes;

namespace Supervisor.Supervision.Agents;

/// <summary>What an agent's supervisor does outside. All of one agent's effects run one after the other, in its lane.</summary>
internal sealed class AgentEffects(AgentAddress address, AgentServices services, IActorContext<AgentMessage> context)
{
    /// <summary>Named where there is no incarnation yet: then the answer says that the runtime was asked.</summary>
    private const string None = "none";

    // A start may have to wait for its turn on the node, and a runtime answers within its own, shorter patience.
    private static readonly TimeSpan LaunchTimeout = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(30);

    private static readonly object NextLook = new();

    private static readonly Task<LaunchOutcome> CalledBack = Task.FromResult<LaunchOutcome>(
        new LaunchOutcome.CalledBack()
    );

    private readonly AgentLane _lane = new(services.Lanes, address.Path);

    private static readonly Task<LaunchOutcome> NoRight = Task.FromResult<LaunchOutcome>(
        new LaunchOutcome.NotTried(
            new OperatorError("no-right", "This node has no right to start it now.", "Its group may move.", "")
        )
    );

    // Tried again later and later, until its group hears that it is not to run, or has its right again.
    private static readonly EffectOutcome<LaunchOutcome> NotYet = new(EffectStatus.Blocked, null, null, 0);

    // What the other runtime hangs on must not keep this one from ending what it has.
    private readonly AgentLane _laneElsewhere = new(services.Lanes, $"{address.Path} elsewhere");

    private KeptRuntime _runtime = services.Runtimes.Processes;
    private bool _hasFollowed;

    private readonly SortedSet<string> _ended = new(StringComparer.Ordinal);
    private LaunchPermit? _permit;
    private int _launches;
    private int _looksInVain;
    private string _lookedFor = "";

    private KeptRuntime Other =>
        _runtime == services.Runtimes.Processes ? services.Runtimes.Containers : services.Runtimes.Processes;

    /// <param name="note">What is to be remembered of the agent before it is started.</param>
    internal void Launch(string incarnation, AgentDefinition definition, AgentNote note)
    {
        var request = new LaunchRequest(Id(incarnation), definition);
        var permit = _permit = new LaunchPermit(incarnation);
        var runtime = services.Runtimes.Of(definition.Launch.Runtime).Runtime;
        _launches++;
        services.Movable?.Begin(request.Id, definition);
        context.PipeToSelf(
            _lane.RunAsync(
                LaunchTimeout,
                () =>
                    services.Starts.RunAsync(() =>
                        !permit.IsGiven ? CalledBack
                        : Allowed(request, note) is { } allowed ? runtime.StartAsync(allowed)
                        : NoRight
                    )
            ),
            outcome => new LaunchEnded(incarnation, outcome.Result == NoRight.Result ? NotYet : outcome),
            fault => new LaunchEnded(incarnation, Faulted<LaunchOutcome>(fault))
        );
    }

    /// <summary>What an earlier daemon has started goes on being held.</summary>
    internal void HoldLeash(string incarnation, AgentDefinition definition) =>
        services.Movable?.Begin(Id(incarnation), definition);

    /// <summary>One that was asked for ended, whatever came of it.</summary>
    internal void OnLaunchEnded() => _launches--;

    /// <summary>A start of it is under way: what a list says of it may be of before.</summary>
    internal bool IsLaunching(string incarnation) => _launches > 0 && _permit?.Incarnation == incarnation;

    /// <summary>A start whose turn has not come yet is not made while this holds.</summary>
    internal void HoldLaunch(string incarnation, bool isHeld) => _permit?.Hold(incarnation, isHeld);

    internal void Stop(string incarnation, string signal, TimeSpan grace)
    {
        _permit?.Withdraw(incarnation);
        Stop(_runtime, _lane, incarnation, signal, grace);
    }

    /// <summary>What the other runtime has of it.</summary>
    internal void StopElsewhere(string incarnation, string signal, TimeSpan grace) =>
        Stop(Other, _laneElsewhere, incarnation, signal, grace);

    /// <summary>Nothing of it is left: nothing more is done for it, and when that is written down the runtime forgets it.</summary>
    internal void End(string incarnation)
    {
        _permit?.Withdraw(incarnation);
        services.Movable?.End(Id(incarnation));
        Ignore(services.Surroundings.CloseAsync(Id(incarnation)));
        Forget(incarnation);
    }

    internal void Forget(string incarnation) => _ended.Add(incarnation);

    internal void ForgetElsewhere(string incarnation) => Ignore(Other.Runtime.ForgetAsync(Id(incarnation)));

    /// <summary>The agent is no more; this was its last.</summary>
    internal void Remove(string incarnation)
    {
        // Also by what it ran by before: a daemon that died may not have come to clear away there.
        Ignore(_runtime.Runtime.RemoveAsync(Id(incarnation)));
        Ignore(Other.Runtime.RemoveAsync(Id(incarnation)));
        Ignore(services.Surroundings.RemoveAsync(Id(incarnation)));
    }

    /// <summary>All that happened is written down, so what has ended need not be told again.</summary>
    internal void ForgetEnded()
    {
        foreach (var incarnation in _ended)
        {
            Ignore(_runtime.Runtime.ForgetAsync(Id(incarnation)));
        }

        _ended.Clear();
    }

    /// <summary>Whether it could be made is heard by the one who starts the program, and finds it made.</summary>
    internal void PrepareSurroundings(string incarnation, AgentDefinition definition) =>
        Ignore(services.Surroundings.OpenAsync(Id(incarnation), definition));

    /// <summary>What runs goes on being heard after the daemon's start.</summary>
    internal void OpenSurroundings(string incarnation, AgentDefinition definition) =>
        context.PipeToSelf(
            services.Surroundings.OpenAsync(Id(incarnation), definition),
            opened => new SurroundingsOpened(incarnation, opened.Error?.Message),
            fault => new SurroundingsOpened(incarnation, fault.Message)
        );

    /// <summary>Waits for what an earlier incarnation of this supervisor has begun: a look amid it might see either.</summary>
    internal void ReachLane() =>
        context.PipeToSelf(
            _lane.RunAsync(StopTimeout, static () => Task.FromResult(true)),
            outcome => new LaneReached(outcome),
            fault => new LaneReached(Faulted<bool>(fault))
        );

    /// <summary>
    /// From now on it runs by this one. The news of others are heard as well: somebody may start the container that it was,
    /// while it is a process.
    /// </summary>
    internal void Follow(RuntimeKind kind, string incarnation)
    {
        var runtime = services.Runtimes.Of(kind);
        if (runtime != _runtime && _hasFollowed && incarnation.Length > 0)
        {
            // It has ended there, and nobody else would clear away what was made for it.
            Ignore(_runtime.Runtime.RemoveAsync(Id(incarnation)));
        }

        (_runtime, _hasFollowed) = (runtime, true);
        TellKeepers(asked => new FollowWorkloads(address, asked, context.Self), incarnation);
    }

    /// <summary>
    /// The more often in vain, the later: what cannot be done now must not be tried without end at once. Whoever wants it while
    /// it is still to come is answered by the same look, of the incarnation that there is by then.
    /// </summary>
    internal void LookAgain(string incarnation)
    {
        _lookedFor = incarnation;
        if (context.Timers.IsActive(NextLook))
        {
            return;
        }

        var pause = BackoffPolicy.Default.Delay(_looksInVain++, context.Chance());
        context.Timers.RunOnce(NextLook, pause, () => TellKeepers(asked => new LookAgain(address, asked), _lookedFor));
    }

    /// <summary>Something came of it.</summary>
    internal void OnProgress() => _looksInVain = 0;

    /// <summary>What an effect did is in doubt.</summary>
    internal void Doubt<TResult>(EffectOutcome<TResult> outcome, bool isElsewhere = false) =>
        (isElsewhere ? _laneElsewhere : _lane).Doubt(outcome);

    /// <summary>That runtime was looked at since.</summary>
    internal void Resolve(RuntimeKind kind) =>
        (services.Runtimes.Of(kind) == _runtime ? _lane : _laneElsewhere).Resolve();

    private void TellKeepers(Func<string, KeeperMessage> ask, string incarnation)
    {
        if (Other != _runtime)
        {
            Other.Keeper.Tell(ask(None));
        }

        _runtime.Keeper.Tell(ask(Named(incarnation)));
    }

    private void Stop(KeptRuntime at, AgentLane lane, string incarnation, string signal, TimeSpan grace)
    {
        var isKill = grace == TimeSpan.Zero;
        context.PipeToSelf(
            lane.RunAsync(StopTimeout, () => at.Runtime.StopAsync(Id(incarnation), signal, grace)),
            outcome => Ended(outcome),
            fault => Ended(Faulted<StopOutcome>(fault))
        );

        StopEnded Ended(EffectOutcome<StopOutcome> outcome) =>
            new(incarnation, isKill, outcome) { IsElsewhere = lane == _laneElsewhere };
    }

    // Asked when the start is made, and not when it was decided, which may be long ago.
    private LaunchRequest? Allowed(LaunchRequest request, AgentNote note) =>
        services.Movable is { } movable ? movable.Allow(request, note)
        : request.Definition.Epoch is null ? request
        : null;

    private WorkloadId Id(string incarnation) => new(address, incarnation);

    private static string Named(string incarnation) => incarnation.Length > 0 ? incarnation : None;

    // What goes wrong there is found by the next who looks; the ports promise not to throw.
    private void Ignore(Task task) => context.Continue(Ended(task), static ended => ended.GetAwaiter().GetResult());

    private static async Task<bool> Ended(Task task)
    {
        await task;
        return true;
    }

    private static EffectOutcome<TResult> Faulted<TResult>(Exception fault) =>
        new(EffectStatus.Faulted, default, fault, 0);
}
