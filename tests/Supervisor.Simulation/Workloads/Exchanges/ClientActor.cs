using Supervisor.Actors;
using Supervisor.Supervision.Commands;

namespace Supervisor.Simulation.Workloads.Exchanges;

/// <summary>Asks the server of another machine for deposits, each until it is answered.</summary>
internal sealed class ClientActor(
    Func<ExchangeRequest> newRequest,
    Action<ExchangeRequest> send,
    Action<ExchangeReply> onDone
) : Actor<ClientMessage>
{
    private static readonly TimeSpan BetweenRequests = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(0.4);

    protected override void PreStart() => Context.Timers.Every("ask", BetweenRequests, new AskSomething());

    protected override void Receive(ClientMessage message)
    {
        switch (message)
        {
            case AskSomething:
                Send(newRequest());
                break;
            case SendAgain again:
                Send(again.Request);
                break;
            case ReplyCame { Reply.Status: CommandStatus.Done } came when Context.Timers.IsActive(came.Reply.Id):
                Context.Timers.Cancel(came.Reply.Id);
                onDone(came.Reply);
                break;
        }
    }

    private void Send(ExchangeRequest request)
    {
        send(request);
        Context.Timers.Once(request.Id, BetweenTries, new SendAgain(request));
    }
}
