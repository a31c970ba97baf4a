using Supervisor.Actors;
using Supervisor.Contracts.Ids;
using Supervisor.Simulation.Workloads.Ledgers;
using Supervisor.Supervision.Commands;

namespace Supervisor.Simulation.Workloads.Exchanges;

/// <summary>Hands requests from the network to the server on this machine, and its answers back.</summary>
internal sealed class GatewayActor(Func<ActorRef<LedgerMessage>?> server, Action<ServerAnswered> send)
    : Actor<GatewayMessage>
{
    protected override void Receive(GatewayMessage message)
    {
        switch (message)
        {
            case RequestCame came when CommandId.TryParse(came.Request.Id, out var id):
                server()?.Tell(new Deposit(id, came.Request.Amount, AnswerTo(came.From, id)));
                break;
            case ServerAnswered answered:
                send(answered);
                break;
            default:
                Context.Unhandled(message);
                break;
        }
    }

    private ActorRef<CommandOutcome> AnswerTo(string from, CommandId id) =>
        Context.Adapt<CommandOutcome>(outcome => new ServerAnswered(from, id.Value, outcome.Status));
}
