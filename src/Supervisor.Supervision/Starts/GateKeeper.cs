using Supervisor.Actors;

namespace Supervisor.Supervision.Starts;

internal sealed class GateKeeper(int limit) : Actor<GateMessage>
{
    private readonly Queue<StartTurn> _waiting = new();
    private int _limit = limit;
    private int _running;

    protected override void Receive(GateMessage message)
    {
        switch (message)
        {
            case EnterGate enter:
                _waiting.Enqueue(enter.Turn);
                break;
            case SetGateLimit set:
                _limit = set.Limit;
                break;
        }

        LetIn();
    }

    private void LetIn()
    {
        while (_running < _limit && _waiting.TryDequeue(out var turn))
        {
            _running++;
            turn.Run(Context, OnEnd);
        }
    }

    private void OnEnd()
    {
        _running--;
        LetIn();
    }
}
