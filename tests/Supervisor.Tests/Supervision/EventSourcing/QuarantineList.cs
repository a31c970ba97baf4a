using Supervisor.Supervision.EventSourcing;

namespace Supervisor.Tests.Supervision.EventSourcing;

internal sealed class QuarantineList(List<(string Stream, string Reason)> quarantines) : IStreamObserver
{
    public void OnQuarantine(string stream, string reason) => quarantines.Add((stream, reason));
}
