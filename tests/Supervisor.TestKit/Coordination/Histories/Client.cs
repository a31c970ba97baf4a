using Supervisor.Supervision.Ports.Coordination;

namespace Supervisor.TestKit.Coordination.Histories;

/// <summary>A client that knows of the store what it was answered, and decides its changes on that.</summary>
public sealed class Client(string name, ICoordination store, History history)
{
    private long _revision;
    private long _freeze;
    private int _changes;
    private Operation _last = new Look();

    public async Task DoAsync(Act act)
    {
        var operation = Choose(act);
        var answer = await history.CallAsync(name, store, operation);
        Learn(operation, answer);
    }

    private Operation Choose(Act act) =>
        act switch
        {
            Act.Put => _last = new PutRevision(_revision, NextId()),
            Act.PutStale => _last = new PutRevision(_revision - 1, NextId()),
            Act.Again => _last,
            Act.ReadLatest => new ReadLatestRevision(),
            Act.Look => new Look(),
            Act.Register => _last = new RegisterNode($"node{_changes++ % 2}", name.Length),
            Act.SetFreeze => _last = new SetFreeze(_freeze, NextId()),
            Act.ReadFreeze => new ReadFreeze(),
            _ => throw new ArgumentOutOfRangeException(nameof(act), act, null),
        };

    private string NextId() => $"{name}.{++_changes}";

    // Every answer of these names the number that is there, as its second word.
    private void Learn(Operation operation, string answer)
    {
        if (answer.Split(' ') is not [_, var second, ..] || !long.TryParse(second, out var number))
        {
            return;
        }

        switch (operation)
        {
            case PutRevision or ReadLatestRevision:
                _revision = number;
                break;
            case SetFreeze or ReadFreeze:
                _freeze = number;
                break;
        }
    }
}
