using Supervisor.Actors;
using Supervisor.Actors.Restarts;
using Supervisor.Actors.Systems;
using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Supervision.Runtimes;

/// <summary>
/// Listens to a runtime, looks at all that it has after each connect, every half minute and when somebody is in doubt, and
/// tells each agent of its own.
/// </summary>
public sealed class KeeperActor : Actor<KeeperMessage>
{
    internal static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    private static readonly BackoffPolicy Rest = new(TimeSpan.FromMilliseconds(200), Interval, Jitter: 0.2);

    private readonly IRuntime _runtime;
    private readonly KeeperDesk _desk;

    private KeeperActor(IRuntime runtime, KeeperDesk desk) => (_runtime, _desk) = (runtime, desk);

    /// <summary>It outlives those who use it: they say of their own end.</summary>
    public static KeptRuntime Start(ActorSystem system, IRuntime runtime, RuntimeKind kind = RuntimeKind.Processes)
    {
        var desk = new KeeperDesk(kind);
        var name = kind is RuntimeKind.Containers ? "container-keeper" : "keeper";
        var keeper = system.SpawnService(Props.Of(() => new KeeperActor(runtime, desk)), name);
        runtime.Listen(news => keeper.Tell(new RuntimeSaid(news)));
        return new KeptRuntime(runtime, keeper);
    }

    protected override void PreStart()
    {
        foreach (var (agent, follower) in _desk.Followers)
        {
            Context.WatchWith(follower, new FollowerEnded(agent, follower));
        }

        _desk.Looks.Abandon();
        LookIfDue();
    }

    protected override void Receive(KeeperMessage message)
    {
        switch (message)
        {
            case FollowWorkloads follow:
                _desk.Follow(follow);
                Context.WatchWith(follow.Follower, new FollowerEnded(follow.Agent, follow.Follower));
                break;
            case FollowerEnded end:
                _desk.Unfollow(end.Agent, end.Follower);
                break;
            case LookAgain again:
                _desk.LookAgain(again);
                break;
            case AskForOrphans ask:
                ask.ReplyTo.Tell(_desk.Orphans);
                break;
            case RuntimeSaid said:
                OnNews(said.News);
                break;
            case LookIsDue:
                _desk.Looks.OnDue();
                break;
            case InventoryCame came:
                OnInventory(came);
                break;
        }

        LookIfDue();
    }

    private void OnNews(RuntimeNews news)
    {
        switch (news)
        {
            case RuntimeNews.Changed changed:
                _desk.TakeNews(changed.Workload);
                break;
            case RuntimeNews.Connected:
                _desk.Looks.OnConnected();
                break;
            case RuntimeNews.Disconnected lost:
                _desk.Looks.OnDisconnected();
                _desk.SetProblem(lost.Reason.Message, Context.WallClock);
                break;
        }
    }

    private void LookIfDue()
    {
        if (_desk.Looks.Begin() is not { } look)
        {
            return;
        }

        Context.Timers.Cancel(nameof(LookIsDue));
        Context.PipeToSelf(
            _runtime.ListAsync(),
            inventory => new InventoryCame(look, inventory),
            fault => new InventoryCame(look, Inventory.Unreadable(Faulted(fault)))
        );
    }

    private void OnInventory(InventoryCame came)
    {
        var problem = came.Inventory.Problem;
        if (!_desk.Looks.TryEnd(came.Look, hasFailed: problem is not null))
        {
            return;
        }

        if (problem is null)
        {
            _desk.TakeList(came.Inventory.Workloads, came.Look);
        }
        else
        {
            _desk.SetProblem(problem.Message, Context.WallClock);
        }

        var pause = problem is null ? Interval : Rest.Delay(_desk.Looks.Failures, Context.Chance());
        Context.Timers.Once(nameof(LookIsDue), pause, new LookIsDue());
    }

    private static OperatorError Faulted(Exception fault) =>
        new(ErrorCodes.Internal, $"The runtime could not be asked: {fault.Message}", fault.GetType().Name, "");
}
