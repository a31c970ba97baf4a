using Supervisor.Actors;

namespace Supervisor.IntegrationTests.Actors.Stress;

/// <summary>Watches workers for ever, one watch for each message that names one.</summary>
internal sealed class WatchTower(WatchBook book) : Actor<object>
{
    protected override void Receive(object message)
    {
        switch (message)
        {
            case ActorRef worker:
                Context.WatchWith(worker, new Ended(worker));
                break;
            case Ended ended:
                book.Close(Self, ended.Worker);
                break;
        }
    }

    private sealed record Ended(ActorRef Worker);
}
