using System.Runtime.CompilerServices;
using Supervisor.Actors;
using Supervisor.Actors.Systems;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Forwarding.Wire;
using Supervisor.Supervision.Ports.Links;

namespace Supervisor.Node.Forwarding.Links;

/// <summary>The way to have commands run on other nodes.</summary>
internal sealed class CommandLinks
{
    private long _asks;

    private CommandLinks(ActorRef<ForwardMessage> actor) => Actor = actor;

    /// <summary>What passes them on.</summary>
    public ActorRef<ForwardMessage> Actor { get; }

    public static CommandLinks Start(ActorSystem system, ILane<CommandWord> lane, CommandServer server)
    {
        var desk = new CommandDesk(lane);
        var props = Props.Of(() => new CommandLinkActor(desk, lane, server));
        return new CommandLinks(system.SpawnService(props, "command-links"));
    }

    /// <summary>
    /// The frames as they come. Without an <c>end</c> among them the answer was cut off, and the last one is an error that says why
    /// and what that means. Whoever stops reading has the command ended there.
    /// </summary>
    /// <param name="name">The node's.</param>
    /// <param name="isChange">What is asked for changes something.</param>
    public async IAsyncEnumerable<Frame> AskAsync(
        NodeId node,
        string name,
        RemoteCall call,
        bool isChange,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        var answer = new RemoteAnswer(Interlocked.Increment(ref _asks), node, call);
        Actor.Tell(new BeginAsk(answer));
        try
        {
            var taken = 0;
            while (await answer.Frames.WaitToReadAsync(stop))
            {
                while (answer.Frames.TryRead(out var frame))
                {
                    yield return frame;
                    if (++taken == RemoteAnswer.Window / 4)
                    {
                        Actor.Tell(new TakeMore(answer.Ask, taken));
                        taken = 0;
                    }
                }
            }
        }
        finally
        {
            // Of an answer that has its end nothing is left to be ended.
            Actor.Tell(new LeaveAsk(answer.Ask));
        }

        if (answer.Fault is not RemoteFault.None)
        {
            yield return new ErrorFrame(ForwardErrors.Of(answer, name, isChange));
        }
    }
}
