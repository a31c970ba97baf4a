using System.Collections.Concurrent;
using Supervisor.Actors;

namespace Supervisor.IntegrationTests.Actors.Stress;

/// <summary>Every watch that was set, and how often it was answered.</summary>
internal sealed class WatchBook
{
    private readonly ConcurrentDictionary<(ActorRef Tower, ActorRef Worker), int> _answers = new();

    internal Pending Pending { get; } = new("watches");

    internal IEnumerable<string> AnsweredMoreThanOnce =>
        _answers.Where(static watch => watch.Value > 1).Select(static watch => $"{watch.Key.Worker}: {watch.Value}");

    internal bool TryOpen(ActorRef tower, ActorRef worker)
    {
        var isNew = _answers.TryAdd((tower, worker), 0);
        if (isNew)
        {
            Pending.Begin();
        }

        return isNew;
    }

    internal void Close(ActorRef tower, ActorRef worker)
    {
        if (_answers.AddOrUpdate((tower, worker), 1, static (_, answers) => answers + 1) == 1)
        {
            Pending.End();
        }
    }
}
