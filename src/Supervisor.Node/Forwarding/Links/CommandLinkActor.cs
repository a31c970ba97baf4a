using Supervisor.Actors;
using Supervisor.Node.Forwarding.Wire;
using Supervisor.Supervision.Ports.Links;

namespace Supervisor.Node.Forwarding.Links;

/// <summary>Passes operators' commands on to the nodes that they are for, and has those run that come from others.</summary>
internal sealed class CommandLinkActor(CommandDesk desk, ILane<CommandWord> lane, CommandServer server)
    : Actor<ForwardMessage>
{
    protected override void PreStart()
    {
        desk.Forget();
        lane.ListenBy(Context.Adapt<LaneNews<CommandWord>>(static news => new LaneSays(news)));
    }

    protected override void Receive(ForwardMessage message)
    {
        switch (message)
        {
            case LaneSays said:
                if (desk.Hear(said.News, hasMissedSome: Context.Incarnation > 1) is { } served)
                {
                    Serve(served);
                }

                break;
            case BeginAsk begin:
                desk.Begin(begin.Answer);
                Context.Timers.Once(begin.Answer.Ask, begin.Answer.Call.Patience, new AskIsLate(begin.Answer.Ask));
                break;
            case AskIsLate late:
                desk.Expire(late.Ask);
                break;
            case TakeMore more:
                desk.TakeMore(more.Ask, more.Frames);
                break;
            case LeaveAsk leave:
                Context.Timers.Cancel(leave.Ask);
                desk.Leave(leave.Ask);
                break;
            case ServedSays said:
                desk.Tell(said);
                break;
        }
    }

    // Whoever asks must know that there will be no answer.
    protected override void PostStop() => desk.Forget();

    private void Serve(ServedCommand served)
    {
        var self = Self;
        var serving = server.ServeAsync(served, said => self.Tell(said));
        Context.Continue(serving, ended => Finish(served, ended));
    }

    private void Finish(ServedCommand served, Task ended)
    {
        // Its own faults are frames; this one is of what passes them on, and whoever asked must hear of an end.
        if (ended.Exception is { } fault && !served.Gone.IsCancellationRequested)
        {
            desk.Tell(new ServedSays(served.Key, ForwardErrors.Broken(served.Ask, fault.GetBaseException())));
            desk.Tell(new ServedSays(served.Key, ForwardErrors.BrokenEnd));
        }

        desk.End(served);
    }
}
