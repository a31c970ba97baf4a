using Supervisor.Supervision.EventSourcing;

namespace Supervisor.Tests.Supervision.EventSourcing;

/// <summary>Writes down what an operator would hear of streams.</summary>
internal sealed class StreamNews : IStreamObserver
{
    private readonly List<string> _heard = [];

    internal IReadOnlyList<string> Heard => _heard;

    public void OnQuarantine(string stream, string reason) => _heard.Add($"{stream} is out of use: {reason}");

    public void OnDegraded(string stream, string reason) => _heard.Add($"{stream} is degraded: {reason}");

    public void OnCaughtUp(string stream, long events) => _heard.Add($"{stream} has caught up on {events}");
}
