namespace Supervisor.Simulation.Etcd;

/// <summary>
/// What clients are told, kept until the members are done with what they do: a client that goes on at once may come with its next
/// request, and must not find them amid the last.
/// </summary>
internal sealed class EtcdOutbox
{
    private readonly Queue<Action> _waiting = new();
    private bool _isOpen;

    internal void Post(Action tell) => _waiting.Enqueue(tell);

    internal void Deliver()
    {
        if (_isOpen)
        {
            return;
        }

        _isOpen = true;
        while (_waiting.TryDequeue(out var tell))
        {
            tell();
        }

        _isOpen = false;
    }
}
