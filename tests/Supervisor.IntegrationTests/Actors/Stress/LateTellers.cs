using Supervisor.Actors;

namespace Supervisor.IntegrationTests.Actors.Stress;

/// <summary>
/// Threads outside all actors that go on telling while the town stops, and after it has. What they tell at the very moment
/// of a stop is accepted and becomes a dead letter shortly afterwards, perhaps after the system has ended.
/// </summary>
internal sealed class LateTellers
{
    private readonly List<Thread> _threads;
    private volatile bool _isOver;

    internal LateTellers(Town town)
    {
        _threads = [.. Enumerable.Range(0, Town.Threads).Select(first => new Thread(() => Tell(town, first)))];
        _threads.ForEach(static thread => thread.Start());
    }

    internal Task StopAsync()
    {
        _isOver = true;
        return Task.Run(() => _threads.ForEach(static thread => thread.Join()));
    }

    private void Tell(Town town, int first)
    {
        for (var slot = first; !_isOver; slot = (slot + 1) % Town.Workers)
        {
            if (town.Tell(slot, -1, Fate.Handled) != TellResult.Accepted)
            {
                Thread.Yield();
            }
        }
    }
}
