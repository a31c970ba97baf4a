using Supervisor.Actors.Cells;
using Supervisor.Actors.Cells.Failures;
using Supervisor.Actors.Dispatching;
using Supervisor.Actors.Inspecting;
using Supervisor.Actors.Letters;
using Supervisor.Actors.Timing;

namespace Supervisor.Actors.Systems;

/// <summary>A tree of actors with one clock, one source of chance and one dispatcher.</summary>
public sealed class ActorSystem
{
    private readonly Cell<Guardian.Nothing> _root;
    private readonly TopLevelActors _topLevel = new();
    private readonly TaskCompletionSource<Exception?> _end;
    private readonly IDispatcher _dispatcher;
    private Exception? _failure;

    public ActorSystem(ActorSystemSettings settings)
    {
        Name = settings.Name;
        Time = settings.Time;
        Chance = settings.Chance;
        Observer = settings.Observer;
        _dispatcher = settings.Dispatcher;
        Deadlines = new Deadlines(settings.Time);
        _end = new TaskCompletionSource<Exception?>(_dispatcher.Completion);
        _root = new Cell<Guardian.Nothing>(this, null, ActorName.Root, Props.Of(() => new Guardian(settings.TopLevel)));
        _root.Start();
    }

    public string Name { get; }

    public DeadLetters DeadLetters { get; } = new();

    /// <summary>Monotonic time since the system's start.</summary>
    public TimeSpan Uptime => Deadlines.Now;

    /// <summary>
    /// Completes when the last actor has stopped: with the failure that no supervisor could handle, or with null after
    /// an ordinary shutdown. What another thread was telling at that moment may become a dead letter a little later.
    /// </summary>
    public Task<Exception?> End => _end.Task;

    internal TimeProvider Time { get; }

    internal IChance Chance { get; }

    internal IActorSystemObserver Observer { get; }

    internal IDispatcher Dispatcher => _dispatcher;

    internal Deadlines Deadlines { get; }

    /// <summary>Starts an actor at the top of the tree; from any thread.</summary>
    public ActorRef<TMessage> Spawn<TMessage>(Props<TMessage> props, string name) =>
        SpawnAtTop(props, name, isService: false);

    /// <summary>As <see cref="Spawn"/>, for one that the others use and that must not stop before them, such as a journal.</summary>
    public ActorRef<TMessage> SpawnService<TMessage>(Props<TMessage> props, string name) =>
        SpawnAtTop(props, name, isService: true);

    /// <summary>Stops one actor and all below it, children before their parents, and says which had not stopped in time.</summary>
    public Task<ShutdownOutcome> StopAsync(ActorRef actor, TimeSpan deadline)
    {
        var cell =
            actor.Local ?? throw new ArgumentException($"{actor.Path} is an address and no actor.", nameof(actor));
        return StopAsync([cell], EndOf(cell), deadline);
    }

    /// <summary>
    /// The first stage of an orderly shutdown: stops every actor at the top but the services, and says which had not
    /// stopped in time. What the services are needed for can then be ended before <see cref="ShutdownAsync"/>.
    /// </summary>
    public Task<ShutdownOutcome> StopAllButServicesAsync(TimeSpan deadline)
    {
        var cells = _topLevel.ServedOnes();
        var ends = cells.ConvertAll(EndOf);
        return StopAsync(cells, Task.WhenAll(ends), deadline);
    }

    /// <summary>Stops all actors, children before their parents, and says which had not stopped in time.</summary>
    public async Task<ShutdownOutcome> ShutdownAsync(TimeSpan deadline)
    {
        var outcome = await StopAsync([_root], _end.Task, deadline);
        if (outcome.IsComplete)
        {
            Deadlines.Dispose();
        }

        return outcome;
    }

    /// <summary>
    /// Describes the tree below a path ("" for all of it); null when there is no such actor. When an actor on the way
    /// was too busy to lead on, that one is what is described.
    /// </summary>
    public async Task<ActorDescription?> InspectAsync(string path, int depth, TimeSpan timeout)
    {
        var steps = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var inspection = new Inspection(new Finding(_root, steps, depth), Deadlines, _dispatcher.Completion);
        ActorDescription? found = await inspection.Start(timeout);
        foreach (var _ in steps.TakeWhile(_ => found is { State: not ActorState.Busy }))
        {
            found = found!.Children.SingleOrDefault();
        }

        return found;
    }

    internal void Report(Cell failed, ChildFailure failure)
    {
        if (failed.Parent is { } parent)
        {
            parent.Send(new ChildFailedSignal(failure));
        }
        else
        {
            _failure ??= failure.Cause;
            _root.Send(new StopSignal());
        }
    }

    /// <summary>
    /// Gives the name free, then tells the watchers, who may want it, and the parent last: when the root has stopped,
    /// everybody has been told of every end.
    /// </summary>
    internal void OnStopped(Cell stopped, Watchers? watchers)
    {
        if (stopped.Parent == _root)
        {
            _topLevel.Remove(stopped);
        }

        watchers?.TellAll(stopped.Ref);
        if (stopped.Parent is { } parent)
        {
            parent.Send(new ChildStoppedSignal(stopped));
        }
        else
        {
            _end.TrySetResult(_failure);
        }
    }

    private LocalRef<TMessage> SpawnAtTop<TMessage>(Props<TMessage> props, string name, bool isService)
    {
        var cell = new Cell<TMessage>(this, _root, ActorName.Given(name), props);
        _topLevel.Add(cell, isService);
        _root.Send(new AdoptSignal(cell));
        return cell.TypedRef;
    }

    private Task EndOf(Cell cell)
    {
        var end = new EndOfActor(_dispatcher.Completion);
        cell.Ref.AddWatcher(end);
        return end.Task;
    }

    private Task<ShutdownOutcome> StopAsync(IReadOnlyList<Cell> cells, Task end, TimeSpan deadline) =>
        new OrderlyStop(cells, _dispatcher.Completion).RunAsync(end, Deadlines, deadline);
}
